// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/detail/messagebytes.h"

#include "core/tasks/handover.h"
#include "protocols/layout/messagelayout.h"
#include "protocols/websocket/websocketheader.h"

#include <algorithm>
#include <optional>

namespace swb {

using namespace Qt::StringLiterals;

namespace {

constexpr quint64 eventsBetweenLooks = 8192; ///< between two checks for a newer request
constexpr int httpContinue = 100; ///< which a server sends without a message in the log

bool isTold(Direction direction, const StreamMessage &message)
{
    return direction != Direction::Out || message.status != httpContinue;
}

QString factOf(const ProtocolFacts &facts, QLatin1StringView name)
{
    const auto found = std::ranges::find_if(
        facts.fields, [name](const ProtocolField &field) { return field.name == name; });
    return found == facts.fields.cend() ? QString() : found->value;
}

/// Checks that the counted message is the one in the log: if something was refused, the count may be wrong.
bool isTheSame(const StreamMessage &message, const Event &event)
{
    const ProtocolFacts &facts = event.detail->protocol;
    switch (message.kind) {
    case StreamMessage::Kind::Request:
        return facts.protocol == u"http" && factOf(facts, "method"_L1).toLatin1() == message.method;
    case StreamMessage::Kind::Response:
        return facts.protocol == u"http" && factOf(facts, "status"_L1) == QString::number(message.status);
    case StreamMessage::Kind::Frames:
        break;
    }
    constexpr quint8 close = 8;
    return facts.protocol == u"ws" && factOf(facts, "opcode"_L1) == webSocketOpcodeName(message.opcode)
        && (message.opcode == close || message.payload == qint64(event.length));
}

/// Counts the messages in the log, and those in the chunks.
class MessageCount
{
public:
    MessageCount(const Conversation &conversation, const Event &wanted)
        : m_wanted(wanted)
        , m_messages(conversation)
    { }

    /// Returns whether there is more to read.
    bool take(const Event &event)
    {
        if (event.conversation != m_wanted.conversation)
            return true;
        if (event.kind == EventKind::Message && event.direction == m_wanted.direction && event.detail
            && hasMoreInItsChunks(event.detail->protocol)) {
            m_isMet = m_isMet || event.id == m_wanted.id;
            m_before += m_isMet ? 0 : 1;
        }
        m_messages.take(event);
        lookOn();
        return !m_found && !m_messages.beginningIsGone();
    }
    [[nodiscard]] const std::optional<StreamMessage> &found() const { return m_found; }

private:
    void lookOn()
    {
        const auto &all = m_messages.messages().messages(m_wanted.direction);
        if (!m_isMet)
            return;
        for (; m_looked < all.size(); ++m_looked) {
            const bool isIt = isTold(m_wanted.direction, all[m_looked]) && m_told++ == m_before;
            if (isIt)
                m_found = all[m_looked];
            if (isIt)
                return;
        }
    }

    const Event &m_wanted;
    ConversationMessages m_messages;
    qsizetype m_before = 0; ///< messages of the log before the wanted one
    bool m_isMet = false;
    size_t m_looked = 0;
    qsizetype m_told = 0; ///< of those read so far
    std::optional<StreamMessage> m_found;
};

} // namespace

void ConversationMessages::take(const Event &event)
{
    if (event.conversation != m_conversation.id)
        return;
    const bool carries = event.kind == EventKind::Data || event.kind == EventKind::Message;
    if (!std::exchange(m_begun, true))
        m_beginningIsGone = carries;
    switch (event.kind) {
    case EventKind::Data:
        m_messages.add(event.direction, event.id, event.timeNs, event.payload);
        if (event.notKept() > 0)
            m_messages.stop(event.direction);
        return;
    case EventKind::HalfClosed:
        return m_messages.finish(event.direction, event.timeNs);
    case EventKind::Closed:
        m_messages.finish(Direction::In, event.timeNs);
        return m_messages.finish(Direction::Out, event.timeNs);
    default:
        return;
    }
}

QByteArray bytesOf(const MessageLog &log, ConversationId conversation, Direction direction,
                   const StreamMessage &message, qint64 most)
{
    QByteArray bytes;
    const qint64 wanted = qMin(message.length, most);
    bool isComplete = true;
    log.forEach(message.event, log.endId(), [&](const Event &event) {
        if (event.conversation != conversation || event.kind != EventKind::Data
            || event.direction != direction)
            return true;
        const qint64 from
            = event.id == message.event ? qMin(message.inEvent, qint64(event.payload.size())) : 0;
        const QByteArrayView rest = QByteArrayView(event.payload).sliced(from);
        bytes.append(rest.first(qMin(qint64(rest.size()), wanted - bytes.size())));
        isComplete = event.notKept() == 0;
        return isComplete && bytes.size() < wanted;
    });
    return bytes;
}

MessageBytes findMessageBytes(const MessageLog &log, quint64 id, const std::function<bool()> &goOn)
{
    const std::optional<Event> event = log.at(id);
    if (!event || event->kind != EventKind::Message || !event->detail || !isStream(event->transport)
        || !hasMoreInItsChunks(event->detail->protocol))
        return {};
    MessageCount count(log.conversation(event->conversation), *event);
    bool more = true;
    for (quint64 at = log.firstId(); more && at < log.endId(); at += eventsBetweenLooks) {
        if (!goOn())
            return {};
        log.forEach(at, at + eventsBetweenLooks, [&](const Event &each) { return more = count.take(each); });
    }
    if (!count.found() || !isTheSame(*count.found(), *event))
        return {};
    return {
        id,
        bytesOf(log, event->conversation, event->direction, *count.found(), MessageBytesReader::mostBytes),
        count.found()->length};
}

MessageBytesReader::MessageBytesReader(const MessageLog &log, QObject *parent)
    : QObject(parent)
    , m_log(log)
    , m_newest(std::make_shared<std::atomic<quint64>>(0))
{
    m_pool.setMaxThreadCount(1);
    m_pool.setObjectName(u"swb.message"_s);
}

/// The pool is destroyed first of all members, once its job has noticed that nobody waits for it.
MessageBytesReader::~MessageBytesReader()
{
    forget();
}

void MessageBytesReader::forget()
{
    m_newest->fetch_add(1, std::memory_order_relaxed);
}

void MessageBytesReader::find(quint64 event)
{
    const quint64 number = m_newest->fetch_add(1, std::memory_order_relaxed) + 1;
    handOver(m_pool, [this, event, number] {
        const auto counts = [this, number] { return m_newest->load(std::memory_order_relaxed) == number; };
        const MessageBytes bytes = findMessageBytes(m_log, event, counts);
        if (counts())
            handOver(this, [this, bytes, counts] {
                if (counts())
                    Q_EMIT found(bytes);
            });
    });
}

} // namespace swb
