// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/filter/filter.h"

#include "core/filter/filtertests.h"

#include <algorithm>

namespace swb {

namespace {

using Tests = std::vector<std::unique_ptr<EventTest>>;

bool areOfConversation(const Tests &tests)
{
    return std::ranges::all_of(tests, [](const auto &test) { return test->isOfConversation(); });
}

class AllTests : public EventTest
{
public:
    explicit AllTests(Tests tests)
        : m_tests(std::move(tests))
    { }
    [[nodiscard]] bool passes(const Event &event) override
    {
        return std::ranges::all_of(m_tests, [&event](const auto &test) { return test->passes(event); });
    }
    [[nodiscard]] int cost() const override { return m_tests.back()->cost(); }
    [[nodiscard]] bool isOfConversation() const override { return areOfConversation(m_tests); }

private:
    Tests m_tests;
};

class AnyTest : public EventTest
{
public:
    explicit AnyTest(Tests tests)
        : m_tests(std::move(tests))
    { }
    [[nodiscard]] bool passes(const Event &event) override
    {
        return std::ranges::any_of(m_tests, [&event](const auto &test) { return test->passes(event); });
    }
    [[nodiscard]] int cost() const override { return m_tests.back()->cost(); }
    [[nodiscard]] bool isOfConversation() const override { return areOfConversation(m_tests); }

private:
    Tests m_tests;
};

class NoTest : public EventTest
{
public:
    explicit NoTest(std::unique_ptr<EventTest> test)
        : m_test(std::move(test))
    { }
    [[nodiscard]] bool passes(const Event &event) override { return !m_test->passes(event); }
    [[nodiscard]] int cost() const override { return m_test->cost(); }
    [[nodiscard]] bool isOfConversation() const override { return m_test->isOfConversation(); }

private:
    std::unique_ptr<EventTest> m_test;
};

std::unique_ptr<EventTest> joined(FilterNode::Kind kind, Tests tests)
{
    if (kind == FilterNode::Kind::Or)
        return std::make_unique<AnyTest>(std::move(tests));
    return std::make_unique<AllTests>(std::move(tests));
}

/// A hundred muted peers cost one lookup per event, not a hundred.
std::unique_ptr<EventTest> compile(const FilterNode &node, const MessageLog &log)
{
    if (node.kind == FilterNode::Kind::Test)
        return makeEventTest(node, log);
    if (node.kind == FilterNode::Kind::Not)
        return std::make_unique<NoTest>(compile(node.children.front(), log));
    Tests tests;
    for (const FilterNode &child : node.children)
        tests.push_back(compile(child, log));
    std::ranges::stable_sort(tests, {}, [](const auto &test) { return test->cost(); });
    std::unique_ptr<EventTest> whole = joined(node.kind, std::move(tests));
    return whole->isOfConversation() ? onceByConversation(std::move(whole), log) : std::move(whole);
}

bool readsAnnotationsIn(const FilterNode &node)
{
    if (node.kind == FilterNode::Kind::Test)
        return node.field == FilterField::Note || node.field == FilterField::Marked;
    return std::ranges::any_of(node.children, readsAnnotationsIn);
}

bool names(const FilterNode &node, EventKind kind)
{
    if (node.kind == FilterNode::Kind::Test)
        return node.field == FilterField::Kind && node.op == FilterOperator::Equal
            && node.value.number == qint64(kind);
    return std::ranges::any_of(node.children, [kind](const FilterNode &child) { return names(child, kind); });
}

} // namespace

Filter::Filter(FilterNode tree)
    : m_tree(std::move(tree))
{ }

Filter Filter::containing(const QString &text)
{
    const QString wanted = text.trimmed();
    if (wanted.isEmpty())
        return {};
    FilterNode node;
    node.kind = FilterNode::Kind::Test;
    node.value.bytes = wanted.toUtf8();
    return Filter(std::move(node));
}

bool Filter::readsAnnotations() const
{
    return readsAnnotationsIn(m_tree);
}

EventPredicate Filter::predicate(const MessageLog &log) const
{
    if (showsAll())
        return [](const Event &) { return true; };
    const std::shared_ptr<EventTest> test = compile(m_tree, log);
    return [test](const Event &event) { return test->passes(event); };
}

bool Filter::asksFor(EventKind kind) const
{
    return names(m_tree, kind);
}

Filter bothOf(const Filter &one, const Filter &other)
{
    if (one.showsAll() || other.showsAll())
        return one.showsAll() ? other : one;
    FilterNode both;
    both.kind = FilterNode::Kind::And;
    both.children = {one.tree(), other.tree()};
    return Filter(both);
}

Filter without(const Filter &filter, const Filter &other)
{
    FilterNode none;
    none.kind = FilterNode::Kind::Not;
    none.children = {other.tree()};
    return bothOf(filter, Filter(none));
}

Filter anyOf(std::vector<FilterNode> tests)
{
    if (tests.size() == 1)
        return Filter(std::move(tests.front()));
    FilterNode any;
    any.kind = FilterNode::Kind::Or;
    any.children = std::move(tests);
    return Filter(std::move(any));
}

Filter allBut(EventKind kind)
{
    FilterNode test;
    test.kind = FilterNode::Kind::Test;
    test.field = FilterField::Kind;
    test.op = FilterOperator::NotEqual;
    test.value.number = qint64(kind);
    return Filter(test);
}

} // namespace swb
