// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/follow/exchange.h"

#include "core/payload/printable.h"
#include "protocols/layout/messagelayout.h"
#include "protocols/websocket/websocketheader.h"

#include <QtEndian>
#include <algorithm>
#include <map>

namespace swb {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype titleChars = 200;
constexpr int firstFinalStatus = 200;
constexpr int switching = 101;

bool isFinal(const StreamMessage &response)
{
    return response.status >= firstFinalStatus || response.status == switching;
}

qint64 beginOf(const Exchange &exchange)
{
    return qint64(exchange.messages.front().told != 0 ? exchange.messages.front().told
                                                      : exchange.messages.front().cut.event);
}

} // namespace

Exchanges::Exchanges(const MessageLog &log, ConversationId side)
    : m_log(log)
    , m_side(side)
    , m_messages(log.conversation(side))
    , m_next(log.firstId())
{ }

bool Exchanges::read(quint64 maxEvents)
{
    m_next = qMax(m_next, m_log.firstId());
    const quint64 stop = qMin(m_log.endId(), m_next + maxEvents);
    m_log.forEach(m_next, stop, [this](const Event &event) {
        if (event.conversation == m_side)
            take(event);
        return true;
    });
    m_next = stop;
    return m_next < m_log.endId();
}

void Exchanges::take(const Event &event)
{
    m_messages.take(event);
    if (event.kind != EventKind::Message || !event.detail || event.detail->protocol.isEmpty()
        || hasMoreInItsChunks(event.detail->protocol) || m_told.size() >= 2 * most)
        return;
    const ProtocolFacts &facts = event.detail->protocol;
    Told told{event.id, event.direction, event.timeNs, event.length, facts.protocol, facts.summary, 0, false};
    constexpr qsizetype dnsFlags = 3; // the first of which says whether it is an answer (RFC 1035 4.1.1)
    if (facts.protocol == u"dns" && event.payload.size() >= dnsFlags) {
        told.number = qFromBigEndian<quint16>(event.payload.constData());
        told.isAnswer = (quint8(event.payload[2]) & 0x80) != 0;
    }
    m_told.push_back(std::move(told));
}

std::vector<Exchange> Exchanges::all() const
{
    std::vector<Exchange> all;
    if (!m_messages.beginningIsGone()) {
        addHttp(all);
        addFrames(all, Direction::In);
        addFrames(all, Direction::Out);
    }
    addTold(all);
    std::stable_sort(all.begin(), all.end(), [](const Exchange &one, const Exchange &other) {
        return beginOf(one) < beginOf(other);
    });
    if (all.size() > most)
        all.resize(most);
    return all;
}

/// Answers come in the order of their requests (RFC 9112 9.3.2); informational ones come before.
void Exchanges::addHttp(std::vector<Exchange> &all) const
{
    const StreamMessages &messages = m_messages.messages();
    const Direction asked = messages.isRequests(Direction::Out) ? Direction::Out : Direction::In;
    const Direction answered = asked == Direction::Out ? Direction::In : Direction::Out;
    auto response = messages.messages(answered).begin();
    const auto end = messages.messages(answered).end();
    for (const StreamMessage &request : messages.messages(asked)) {
        if (request.kind != StreamMessage::Kind::Request || all.size() >= most)
            return;
        Exchange exchange;
        exchange.title = printableLine(QByteArray(request.method + ' ' + request.target), titleChars);
        exchange.messages.push_back({asked, request, 0});
        for (bool isOver = false;
             !isOver && response != end && response->kind == StreamMessage::Kind::Response; ++response) {
            exchange.messages.push_back({answered, *response, 0});
            isOver = isFinal(*response);
            exchange.status = QString::number(response->status);
            exchange.bytes = response->payload;
            exchange.tookNs = response->endNs - request.beginNs;
        }
        all.push_back(std::move(exchange));
    }
}

void Exchanges::addFrames(std::vector<Exchange> &all, Direction direction) const
{
    for (const StreamMessage &message : m_messages.messages().messages(direction)) {
        if (all.size() >= 3 * most)
            return;
        if (message.kind != StreamMessage::Kind::Frames)
            continue;
        Exchange exchange;
        const QString opcode = webSocketOpcodeName(message.opcode);
        exchange.title
            = (direction == Direction::Out ? tr("→ %1") : tr("← %1"))
                  .arg(message.text.isEmpty() ? opcode
                                              : tr("%1: %2").arg(opcode, printableLine(message.text)));
        exchange.bytes = message.payload;
        exchange.messages.push_back({direction, message, 0});
        all.push_back(std::move(exchange));
    }
}

/// A DNS answer belongs to the latest question with its id; every other message stands alone.
void Exchanges::addTold(std::vector<Exchange> &all) const
{
    struct Asked
    {
        size_t place;
        qint64 timeNs;
    };
    std::map<quint16, Asked> questions;
    for (const Told &told : m_told) {
        const auto question = told.isAnswer ? questions.find(told.number) : questions.end();
        if (question != questions.end()) {
            Exchange &exchange = all[question->second.place];
            exchange.status = printableLine(told.summary.section(u": "_s, 1).toUtf8(), titleChars);
            exchange.bytes = told.length;
            exchange.tookNs = told.timeNs - question->second.timeNs;
            exchange.messages.push_back({told.direction, {}, told.event});
            questions.erase(question);
            continue;
        }
        Exchange exchange;
        exchange.title = (told.direction == Direction::Out ? tr("→ %1") : tr("← %1"))
                             .arg(printableLine(told.summary.toUtf8(), titleChars));
        exchange.bytes = told.length;
        exchange.messages.push_back({told.direction, {}, told.event});
        if (told.protocol == u"dns" && !told.isAnswer)
            questions[told.number] = {all.size(), told.timeNs};
        all.push_back(std::move(exchange));
    }
}

std::vector<FollowedUnit> Exchanges::units(const Exchange &exchange, qint64 mostBytes) const
{
    std::vector<FollowedUnit> units;
    for (const ExchangedMessage &message : exchange.messages)
        units.push_back(unitOf(message, mostBytes));
    return units;
}

FollowedUnit Exchanges::unitOf(const ExchangedMessage &message, qint64 mostBytes) const
{
    FollowedUnit unit;
    unit.direction = message.direction;
    if (message.told != 0) {
        m_log.forEach(message.told, message.told + 1, [&](const Event &event) {
            unit.event = event.id;
            unit.timeNs = event.timeNs;
            unit.bytes = QByteArrayView(event.payload)
                             .first(qMin(qint64(event.payload.size()), mostBytes))
                             .toByteArray();
            unit.length = event.payload.size();
            unit.notKept = event.notKept();
            return false;
        });
        return unit;
    }
    unit.event = message.cut.event;
    unit.timeNs = message.cut.beginNs;
    const bool isFrames = message.cut.kind == StreamMessage::Kind::Frames;
    const QByteArray bytes = bytesOf(m_log, m_side, message.direction, message.cut, mostBytes);
    const MessageLayout layout
        = layOutMessage({bytes, message.cut.length, {isFrames ? u"ws"_s : u"http"_s, {}, {}}});
    const bool isControl = isFrames && (message.cut.opcode & 8) != 0;
    if (isControl || (!isFrames && layout.bodyAt < 0)) {
        unit.bytes = bytes;
    } else {
        unit.bytes = bytes.first(qMax(layout.bodyAt, qint64(0))) + layout.body;
        if (!isFrames && unit.bytes != bytes)
            unit.note = tr("body reassembled and decoded");
        else if (isFrames)
            unit.note = tr("frames removed");
    }
    const bool isCut = bytes.size() < message.cut.length || layout.bodyBytes > layout.body.size();
    unit.length = isCut ? qMax(message.cut.length, qint64(unit.bytes.size()) + 1) : unit.bytes.size();
    return unit;
}

} // namespace swb
