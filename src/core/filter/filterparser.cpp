// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/filter/filterparser.h"

#include "core/filter/filtertokens.h"
#include "core/payload/bytetext.h"
#include "core/payload/hexdigit.h"

#include <QCoreApplication>

#include <algorithm>

namespace swb {

using namespace Qt::StringLiterals;

namespace {

using Kind = FilterToken::Kind;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::FilterProblem)
};

QString quoteHint(const QString &word)
{
    return Words::tr("To look for the word itself, put it in quotes: %1.")
        .arg(quotedForFilter(word.toUtf8()));
}

QStringList fieldNames()
{
    QStringList names;
    for (const FilterFieldFacts &field : filterFields())
        names.append(field.name);
    for (const ProtocolFieldFacts &field : protocolFields())
        names.append(field.name);
    return names;
}

QString operatorsOf(const FilterFieldFacts &field)
{
    QStringList names;
    for (int op = 0; op < int(FilterOperator::IsSet); ++op) {
        if (field.takes(FilterOperator(op)))
            names.append(nameOf(FilterOperator(op)));
    }
    return names.join(u' ');
}

/// Recursive descent. After the first problem every step returns immediately.
class Parser
{
public:
    explicit Parser(const QString &text)
        : m_text(text)
        , m_tokens(filterTokens(text))
    { }

    [[nodiscard]] FilterParse parse();

private:
    [[nodiscard]] const FilterToken &token() const { return m_tokens[m_at]; }
    [[nodiscard]] bool failed() const { return m_problem.has_value(); }
    void fail(const FilterToken &at, const QString &what, const QString &hint = {});
    /// If a token is missing, only the one before it can be pointed at.
    [[nodiscard]] const FilterToken &shown() const;
    [[nodiscard]] bool startsTest() const;

    [[nodiscard]] FilterNode parseOr();
    [[nodiscard]] FilterNode parseAnd();
    [[nodiscard]] FilterNode parseUnary();
    [[nodiscard]] FilterNode parseNot();
    [[nodiscard]] FilterNode parseGroup();
    [[nodiscard]] FilterNode parseTest();
    [[nodiscard]] FilterNode parseComparison();
    [[nodiscard]] FilterNode parseWord();
    void parseValue(const FilterToken &op, FilterNode &test);
    void failWithoutTest();
    void failUnknownField();
    [[nodiscard]] FilterToken takeValueToken(FilterField field);

    const QString m_text;
    const QList<FilterToken> m_tokens;
    qsizetype m_at = 0;
    int m_depth = 0;
    std::optional<FilterProblem> m_problem;
};

FilterNode test(FilterField field, FilterOperator op, FilterValue value = {})
{
    return {FilterNode::Kind::Test, field, op, std::move(value), {}};
}

void addTo(FilterNode &junction, FilterNode child)
{
    if (child.kind == junction.kind)
        std::ranges::move(child.children, std::back_inserter(junction.children));
    else
        junction.children.push_back(std::move(child));
}

FilterNode onlyChildOr(FilterNode junction)
{
    if (junction.children.size() == 1)
        return FilterNode(std::move(junction.children.front()));
    return junction;
}

FilterNode junction(FilterNode::Kind kind)
{
    FilterNode node;
    node.kind = kind;
    return node;
}

FilterParse Parser::parse()
{
    if (token().kind == Kind::End)
        return {};
    FilterNode tree = parseOr();
    if (!failed() && token().kind == Kind::Close)
        fail(token(), Words::tr("This parenthesis has no opening partner."));
    else if (!failed() && token().kind != Kind::End)
        failWithoutTest();
    if (failed())
        return {{}, m_problem};
    return {std::move(tree), {}};
}

void Parser::fail(const FilterToken &at, const QString &what, const QString &hint)
{
    if (!failed())
        m_problem = FilterProblem{at.from, at.length, what, hint};
}

const FilterToken &Parser::shown() const
{
    return token().kind == Kind::End && m_at > 0 ? m_tokens[m_at - 1] : token();
}

bool Parser::startsTest() const
{
    switch (token().kind) {
    case Kind::Word:
    case Kind::String:
    case Kind::OpenString:
    case Kind::Not:
    case Kind::Open:
        return true;
    default:
        return false;
    }
}

FilterNode Parser::parseOr()
{
    FilterNode either = junction(FilterNode::Kind::Or);
    addTo(either, parseAnd());
    while (!failed() && token().kind == Kind::Or) {
        ++m_at;
        addTo(either, parseAnd());
    }
    return onlyChildOr(std::move(either));
}

FilterNode Parser::parseAnd()
{
    FilterNode both = junction(FilterNode::Kind::And);
    addTo(both, parseUnary());
    while (!failed() && (token().kind == Kind::And || startsTest())) {
        m_at += token().kind == Kind::And;
        addTo(both, parseUnary());
    }
    return onlyChildOr(std::move(both));
}

FilterNode Parser::parseUnary()
{
    if (m_depth >= maxFilterDepth) {
        fail(shown(), Words::tr("This is nested more than %1 levels deep.").arg(maxFilterDepth));
        return {};
    }
    ++m_depth;
    FilterNode node = token().kind == Kind::Not ? parseNot()
        : token().kind == Kind::Open            ? parseGroup()
                                                : parseTest();
    --m_depth;
    return node;
}

FilterNode Parser::parseNot()
{
    ++m_at;
    FilterNode node = junction(FilterNode::Kind::Not);
    node.children.push_back(parseUnary());
    return node;
}

FilterNode Parser::parseGroup()
{
    const FilterToken open = token();
    ++m_at;
    FilterNode inner = parseOr();
    if (failed())
        return {};
    if (token().kind == Kind::End)
        fail(open, Words::tr("This parenthesis has no closing partner."));
    else if (token().kind != Kind::Close)
        failWithoutTest();
    ++m_at;
    return inner;
}

FilterNode Parser::parseTest()
{
    if (token().kind == Kind::OpenString) {
        fail(token(), Words::tr("The text has no closing quote."));
    } else if (token().kind == Kind::String) {
        FilterNode anywhere = test(FilterField::Anywhere, FilterOperator::Contains);
        const FilterToken op{Kind::Compare, 0, 0, {}, FilterOperator::Contains};
        parseValue(op, anywhere);
        return anywhere;
    } else if (token().kind == Kind::Word) {
        return m_tokens[m_at + 1].kind == Kind::Compare ? parseComparison() : parseWord();
    } else {
        failWithoutTest();
    }
    return {};
}

FilterNode Parser::parseComparison()
{
    const FilterFieldFacts *field = findFilterField(token().text);
    if (!field) {
        failUnknownField();
        return {};
    }
    const QString name = token().text.toLower();
    ++m_at;
    const FilterToken op = token();
    if (!field->takes(op.op)) {
        const QString known = operatorsOf(*field);
        fail(op, Words::tr("“%1” cannot be used with %2.").arg(op.text, name),
             known.isEmpty() ? Words::tr("%1 takes no operator and no value.").arg(field->name)
                             : Words::tr("It takes: %1.").arg(known));
        return {};
    }
    ++m_at;
    FilterNode comparison = test(field->field, op.op);
    if (field->field == FilterField::Fact)
        comparison.fact = name;
    parseValue(op, comparison);
    return comparison;
}

void Parser::parseValue(const FilterToken &op, FilterNode &node)
{
    if (token().kind == Kind::OpenString)
        return fail(token(), Words::tr("The text has no closing quote."));
    if (token().kind != Kind::Word && token().kind != Kind::String) {
        const bool isKeyword = token().kind != Kind::End && token().text.at(0).isLetter();
        return fail(isKeyword ? token() : op, Words::tr("A value is missing after “%1”.").arg(op.text),
                    isKeyword ? quoteHint(token().text)
                              : Words::tr("For example: %1").arg(factsOf(node.field).example));
    }
    const FilterToken value = takeValueToken(node.field);
    const bool isString = value.kind == Kind::String;
    std::optional<FilterProblem> problem
        = readFilterValue({node.field, op.op, value.text, isString}, node.value);
    if (!problem)
        return;
    problem->from += value.from + isString;
    if (problem->length == 0) { // an empty string, or the end of one: its closing quote
        problem->length = isString ? 1 : 0;
        if (!isString)
            problem = FilterProblem{value.from, value.length, problem->what, problem->hint};
    }
    m_problem = problem;
}

/// In hex, bytes may be separated by spaces without quotes.
FilterToken Parser::takeValueToken(FilterField field)
{
    const auto isHex = [](const FilterToken &token) {
        return token.kind == Kind::Word && std::ranges::all_of(token.text, [](QChar c) {
                   return hexDigitValue(c) >= 0 || QStringView(u",:;-").contains(c);
               });
    };
    FilterToken value = token();
    ++m_at;
    if (field != FilterField::Hex || value.kind != Kind::Word)
        return value;
    while (isHex(token()) && m_tokens[m_at + 1].kind != Kind::Compare) {
        value.length = token().end() - value.from;
        ++m_at;
    }
    value.text = m_text.sliced(value.from, value.length);
    return value;
}

FilterNode Parser::parseWord()
{
    const FilterToken word = token();
    ++m_at;
    const qsizetype proto = transportNames().indexOf(word.text.toLower());
    if (proto >= 0) {
        FilterValue value;
        value.number = proto;
        return test(FilterField::Proto, FilterOperator::Equal, value);
    }
    if (isKnownProtocolField(word.text)) {
        FilterNode fact = test(FilterField::Fact, FilterOperator::IsSet);
        fact.fact = word.text.toLower();
        return fact;
    }
    const FilterFieldFacts *field = findFilterField(word.text);
    if (field && field->field == FilterField::Fact)
        field = nullptr; // more likely the name of a host
    if (field && field->takes(FilterOperator::IsSet))
        return test(field->field, FilterOperator::IsSet);
    if (field)
        fail(word, Words::tr("%1 has to be compared with something: %2.").arg(field->name, field->example),
             quoteHint(word.text));
    FilterValue value;
    value.bytes = bytesFromText(word.text);
    return test(FilterField::Anywhere, FilterOperator::Contains, value);
}

void Parser::failUnknownField()
{
    const FilterToken &word = token();
    const QString near = nearestWord(word.text, fieldNames());
    fail(
        word, Words::tr("There is no field “%1”.").arg(word.text),
        near.isEmpty()
            ? Words::tr("The fields are %1; text to look for goes in quotes.").arg(fieldNames().join(u", "_s))
            : Words::tr("Did you mean “%1”?").arg(near));
}

void Parser::failWithoutTest()
{
    const FilterToken &at = shown();
    switch (token().kind) {
    case Kind::Stray:
        return fail(at, Words::tr("A single “%1” means nothing here.").arg(at.text),
                    Words::tr("Write %1, or put it in quotes to look for it.").arg(at.text.repeated(2)));
    case Kind::Compare:
        return fail(at, Words::tr("A field is missing before “%1”.").arg(at.text),
                    at.text.at(0).isLetter() ? quoteHint(at.text)
                                             : Words::tr("For example: len %1 1000").arg(at.text));
    case Kind::End:
        return fail(at, Words::tr("Something is missing after “%1”.").arg(at.text));
    default:
        return fail(at, Words::tr("A test is missing before “%1”.").arg(at.text),
                    at.text.at(0).isLetter() ? quoteHint(at.text) : QString());
    }
}

} // namespace

FilterParse parseFilter(const QString &text)
{
    return Parser(text).parse();
}

} // namespace swb
