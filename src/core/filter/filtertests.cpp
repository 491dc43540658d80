// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/filter/filtertests.h"

#include "core/filter/textmatcher.h"
#include "core/log/eventtext.h"

#include <QHash>

#include <algorithm>
#include <functional>

namespace swb {

namespace {

/// Tests only the event.
template <typename Ask>
class PlainTest : public EventTest
{
public:
    PlainTest(TestCost cost, Ask ask)
        : m_ask(std::move(ask))
        , m_cost(cost)
    { }
    [[nodiscard]] bool passes(const Event &event) override { return m_ask(event); }
    [[nodiscard]] int cost() const override { return m_cost; }

private:
    Ask m_ask;
    TestCost m_cost;
};

template <typename Ask>
std::unique_ptr<EventTest> plainTest(TestCost cost, Ask ask)
{
    return std::make_unique<PlainTest<Ask>>(cost, std::move(ask));
}

/// Tests once per conversation, direction and transport, since these never change.
template <typename Ask>
class ConversationTest : public EventTest
{
public:
    ConversationTest(const MessageLog &log, Ask ask)
        : m_log(&log)
        , m_ask(std::move(ask))
    { }

    [[nodiscard]] bool passes(const Event &event) override
    {
        const quint64 key = quint64(event.conversation) << 16 | quint64(event.transport) << 8
            | quint64(event.direction == Direction::In);
        if (key == m_lastKey)
            return m_lastAnswer;
        const auto known = m_known.constFind(key);
        m_lastAnswer
            = known != m_known.constEnd() ? *known : m_ask(event, m_log->conversation(event.conversation));
        if (known == m_known.constEnd())
            m_known.insert(key, m_lastAnswer);
        m_lastKey = key;
        return m_lastAnswer;
    }
    [[nodiscard]] int cost() const override { return ConversationCost; }
    [[nodiscard]] bool isOfConversation() const override { return true; }

private:
    const MessageLog *m_log;
    Ask m_ask;
    QHash<quint64, bool> m_known;
    quint64 m_lastKey = ~quint64(0);
    bool m_lastAnswer = false;
};

template <typename Ask>
std::unique_ptr<EventTest> conversationTest(const MessageLog &log, Ask ask)
{
    return std::make_unique<ConversationTest<Ask>>(log, std::move(ask));
}

bool compares(qint64 one, FilterOperator op, qint64 other)
{
    switch (op) {
    case FilterOperator::Less:
        return one < other;
    case FilterOperator::LessOrEqual:
        return one <= other;
    case FilterOperator::Greater:
        return one > other;
    case FilterOperator::GreaterOrEqual:
        return one >= other;
    case FilterOperator::NotEqual:
        return one != other;
    default:
        return one == other;
    }
}

qint64 numberOf(const Event &event, FilterField field)
{
    switch (field) {
    case FilterField::Dir:
        return qint64(event.direction);
    case FilterField::Kind:
        return qint64(event.kind);
    case FilterField::Severity:
        return qint64(event.severity);
    case FilterField::Time:
        return event.timeNs / 1000; // as shown in the column
    default:
        return event.length;
    }
}

/// "Not equal" is the negation of "equal": a port differs if neither end has it.
bool isNegated(const FilterNode &test)
{
    return test.op == FilterOperator::NotEqual;
}

std::unique_ptr<EventTest> portTest(const FilterNode &test, const MessageLog &log)
{
    const FilterOperator op = isNegated(test) ? FilterOperator::Equal : test.op;
    return conversationTest(log,
                            [op, number = test.value.number,
                             negated = isNegated(test)](const Event &, const Conversation &conversation) {
                                const bool known = conversation.id != ConversationId::None;
                                return negated
                                    != (known
                                        && (compares(conversation.local.port, op, number)
                                            || compares(conversation.remote.port, op, number)));
                            });
}

std::unique_ptr<EventTest> addressTest(const FilterNode &test, const MessageLog &log)
{
    const bool ofSource = test.field == FilterField::Src;
    if (test.op == FilterOperator::Contains || test.op == FilterOperator::Matches) {
        return conversationTest(
            log, [ofSource, words = TextMatcher(test)](const Event &event, const Conversation &conversation) {
                return words.matches(ofSource ? EventText::source(event, conversation)
                                              : EventText::destination(event, conversation));
            });
    }
    return conversationTest(
        log,
        [ofSource, address = test.value.address,
         negated = isNegated(test)](const Event &event, const Conversation &conversation) {
            const bool fromPeer = event.direction == Direction::In;
            return negated
                != address.matches(fromPeer == ofSource ? conversation.remote : conversation.local);
        });
}

QString labelOf(const Conversation &conversation)
{
    return conversation.id == ConversationId::None ? QString() : conversation.label();
}

std::unique_ptr<EventTest> annotationTest(const FilterNode &test, const MessageLog &log)
{
    QHash<quint64, Annotation> known;
    for (const auto &[id, annotation] : log.annotations().all())
        known.insert(id, annotation);
    if (test.field == FilterField::Marked)
        return plainTest(ConversationCost,
                         [known](const Event &event) { return known.value(event.id).marked; });
    if (test.op == FilterOperator::IsSet)
        return plainTest(ConversationCost,
                         [known](const Event &event) { return !known.value(event.id).note.isEmpty(); });
    return plainTest(ConversationCost, [known, words = TextMatcher(test)](const Event &event) {
        return words.matches(known.value(event.id).note);
    });
}

/// The last of the choices is a relay, at either of its ends.
std::unique_ptr<EventTest> roleTest(const FilterNode &test, const MessageLog &log)
{
    return conversationTest(log,
                            [wanted = test.value.number,
                             negated = isNegated(test)](const Event &, const Conversation &conversation) {
                                const bool known = conversation.id != ConversationId::None;
                                const bool is = wanted > qint64(Role::RelayToServer)
                                    ? isRelay(conversation.role)
                                    : qint64(conversation.role) == wanted;
                                return negated != (known && is);
                            });
}

/// Numbers are unique across protocols: 1 alone means T1 or U1.
std::unique_ptr<EventTest> labelTest(const FilterNode &test, const MessageLog &log)
{
    const bool whole = test.op == FilterOperator::Equal || isNegated(test);
    bool isNumber = false;
    test.value.bytes.toUInt(&isNumber);
    return conversationTest(log,
                            [words = TextMatcher(test), from = whole && isNumber ? 1 : 0](
                                const Event &, const Conversation &conversation) {
                                return words.matches(labelOf(conversation).mid(from));
                            });
}

/// Payload, conversation, addresses, protocol, and the text of events that are not plain data.
class AnywhereTest : public EventTest
{
public:
    AnywhereTest(const FilterNode &test, const MessageLog &log)
        : m_words(test)
        , m_inConversation(
              conversationTest(log, [this](const Event &event, const Conversation &conversation) {
                  return m_words.matches(displayName(event.transport))
                      || m_words.matches(labelOf(conversation))
                      || m_words.matches(conversation.local.toString())
                      || m_words.matches(conversation.remote.toString());
              }))
    { }

    [[nodiscard]] bool passes(const Event &event) override
    {
        return m_inConversation->passes(event) || m_words.matchesBytes(event.payload) || inWords(event);
    }
    [[nodiscard]] int cost() const override { return PayloadCost; }

private:
    [[nodiscard]] bool inWords(const Event &event) const
    {
        const bool plainData
            = !event.detail && (event.kind == EventKind::Data || event.kind == EventKind::Message);
        return !plainData
            && (m_words.matches(EventText::info(event)) || m_words.matches(EventText::explanation(event)));
    }

    TextMatcher m_words;
    std::unique_ptr<EventTest> m_inConversation;
};

std::unique_ptr<EventTest> payloadTest(const FilterNode &test)
{
    const TestCost cost = test.op == FilterOperator::Matches ? PatternCost : PayloadCost;
    return plainTest(
        cost, [words = TextMatcher(test)](const Event &event) { return words.matchesBytes(event.payload); });
}

/// What protocols say about their messages, whatever the protocol: "http.status" is the field status of a
/// message of http. If several have that name, any match counts; if there is none, only "not equal" holds.
class FactTest : public EventTest
{
public:
    explicit FactTest(const FilterNode &test)
        : m_protocol(test.fact.section(u'.', 0, 0))
        , m_name(test.fact.section(u'.', 1))
        , m_op(test.op)
        , m_number(test.value.number)
        , m_negated(isNegated(test))
        , m_words(positive(test))
    { }

    [[nodiscard]] bool passes(const Event &event) override { return m_negated != has(event); }
    [[nodiscard]] int cost() const override { return ConversationCost; }

private:
    static FilterNode positive(FilterNode test)
    {
        if (isNegated(test))
            test.op = FilterOperator::Equal;
        return test;
    }

    [[nodiscard]] bool has(const Event &event) const
    {
        if (!event.detail || event.detail->protocol.protocol.compare(m_protocol, Qt::CaseInsensitive) != 0)
            return false;
        return std::ranges::any_of(event.detail->protocol.fields, [this](const ProtocolField &field) {
            return field.name.compare(m_name, Qt::CaseInsensitive) == 0 && fits(field.value);
        });
    }
    [[nodiscard]] bool fits(const QString &value) const
    {
        if (m_op == FilterOperator::IsSet)
            return true;
        if (!isOrder(m_op))
            return m_words.matches(value);
        bool isNumber = false;
        const qint64 number = value.toLongLong(&isNumber);
        return isNumber && compares(number, m_op, m_number);
    }

    const QString m_protocol;
    const QString m_name;
    const FilterOperator m_op;
    const qint64 m_number;
    const bool m_negated;
    const TextMatcher m_words;
};

} // namespace

std::unique_ptr<EventTest> onceByConversation(std::unique_ptr<EventTest> test, const MessageLog &log)
{
    return conversationTest(
        log, [asked = std::shared_ptr<EventTest>(std::move(test))](const Event &event, const Conversation &) {
            return asked->passes(event);
        });
}

std::unique_ptr<EventTest> makeEventTest(const FilterNode &test, const MessageLog &log)
{
    switch (test.field) {
    case FilterField::Proto:
        return plainTest(RecordCost,
                         [choice = test.value.number, negated = isNegated(test)](const Event &event) {
                             return negated != isOfProtocol(event, choice);
                         });
    case FilterField::Conv:
        return labelTest(test, log);
    case FilterField::Role:
        return roleTest(test, log);
    case FilterField::Src:
    case FilterField::Dst:
        return addressTest(test, log);
    case FilterField::Port:
        return portTest(test, log);
    case FilterField::Text:
    case FilterField::Hex:
        return payloadTest(test);
    case FilterField::Info:
        return plainTest(WordsCost, [words = TextMatcher(test)](const Event &event) {
            return words.matches(EventText::info(event));
        });
    case FilterField::Note:
    case FilterField::Marked:
        return annotationTest(test, log);
    case FilterField::Cut:
        return plainTest(RecordCost, [](const Event &event) { return event.isCut(); });
    case FilterField::Fact:
        return std::make_unique<FactTest>(test);
    case FilterField::Anywhere:
        return std::make_unique<AnywhereTest>(test, log);
    default:
        return plainTest(RecordCost,
                         [field = test.field, op = test.op, number = test.value.number](const Event &event) {
                             return compares(numberOf(event, field), op, number);
                         });
    }
}

} // namespace swb
