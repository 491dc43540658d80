// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/captureconversations.h"

#include "core/import/ipheaders.h"
#include "core/payload/printable.h"
#include "core/values/quantities.h"

#include <algorithm>
#include <tuple>
#include <vector>

namespace swb {
namespace {

constexpr quint16 firstUserPort = 1024;

/// The same pair for both directions.
std::pair<SocketAddress, SocketAddress> pairOf(const SocketAddress &a, const SocketAddress &b)
{
    return std::tie(a.family, a.bytes, a.port) < std::tie(b.family, b.bytes, b.port) ? std::pair(a, b)
                                                                                     : std::pair(b, a);
}

bool comesFromServer(const CapturedPacket &packet)
{
    if (packet.isSyn())
        return !packet.isFirstSyn();
    return packet.source.port < firstUserPort && packet.destination.port >= firstUserPort;
}

} // namespace

bool CaptureConversations::take(const ReadPacket &packet, qint64 timeNs)
{
    m_lastNs = qMax(m_lastNs, timeNs);
    if (const auto *pdu = std::get_if<CapturedPdu>(&packet)) {
        takePdu(*pdu, timeNs);
        return true;
    }
    endPdu();
    if (const auto *fragment = std::get_if<CapturedFragment>(&packet)) {
        takeFragment(*fragment, timeNs);
        return true;
    }
    if (const auto *whole = std::get_if<CapturedPacket>(&packet))
        return takePacket(*whole, timeNs);
    ++m_skipped[std::get<SkippedPacket>(packet).reason];
    return true;
}

bool CaptureConversations::takePacket(const CapturedPacket &packet, qint64 timeNs)
{
    Known &known = find(packet);
    const bool fromClient = packet.source == known.conversation.remote;
    const Step step{packet,
                    timeNs,
                    known,
                    fromClient ? known.client : known.server,
                    fromClient ? known.server : known.client,
                    fromClient ? Direction::In : Direction::Out};
    if (packet.tcp)
        return takeTcp(step);
    tell(step, EventKind::Data, Severity::Chat, words(packet), true);
    return true;
}

void CaptureConversations::takeFragment(const CapturedFragment &fragment, qint64 timeNs)
{
    Event event;
    event.timeNs = timeNs;
    event.kind = EventKind::Note;
    event.severity = Severity::Note;
    event.evidence = Evidence::Captured;
    const QString protocol = protocolName(fragment.protocol);
    event.transport = protocol == displayName(Transport::Tcp) ? Transport::Tcp : Transport::Udp;
    event.length = fragment.length;
    event.payload = QByteArray::fromRawData(fragment.payload.data(), fragment.payload.size());
    tell(event,
         tr("IP fragment: bytes %1 to %2 of datagram %3 (%4) from %5 to %6")
             .arg(fragment.offset)
             .arg(fragment.offset + qMax(fragment.length, 1U) - 1)
             .arg(fragment.identification)
             .arg(protocol, fragment.source.ip(), fragment.destination.ip()));
    const auto whole = m_fragments.add(fragment, timeNs);
    if (!whole)
        return;
    ReadPacket read = readWhole(fragment, PacketBytes(whole->bytes));
    if (auto *packet = std::get_if<CapturedPacket>(&read)) {
        packet->fragments = whole->fragments;
        takePacket(*packet, timeNs);
    } else if (const auto *skipped = std::get_if<SkippedPacket>(&read)) {
        ++m_skipped[skipped->reason];
    } // a fragment within a fragment is never sent
}

CaptureConversations::Known &CaptureConversations::find(const CapturedPacket &packet)
{
    const Key key(pairOf(packet.source, packet.destination), packet.tcp);
    const auto found = m_known.find(key);
    if (found != m_known.end() && !isAnew(*found, packet))
        return *found;
    if (found != m_known.end())
        finishStreams(*found, m_lastNs);
    Known &known = *m_known.insert(key, Known());
    open(known, packet);
    return known;
}

/// Ports are reused: a SYN with another number begins a new conversation.
bool CaptureConversations::isAnew(const Known &known, const CapturedPacket &packet) const
{
    if (!packet.isFirstSyn() || known.syn == packet.sequence)
        return false;
    const bool fromClient = packet.source == known.conversation.remote;
    const SegmentOrder &order = fromClient ? known.client.order : known.server.order;
    return known.over || known.syn || (order.isStarted() && !order.startsAt(packet.sequence + 1));
}

void CaptureConversations::open(Known &known, const CapturedPacket &packet)
{
    const bool fromServer = comesFromServer(packet);
    Conversation &conversation = known.conversation;
    conversation.number = ++m_conversations;
    conversation.id = ConversationId(m_conversations);
    conversation.role = Role::Server;
    conversation.transport = packet.tcp ? Transport::Tcp : Transport::Udp;
    conversation.local = fromServer ? packet.source : packet.destination;
    conversation.remote = fromServer ? packet.destination : packet.source;
    conversation.id = m_ids.add(conversation);
}

void CaptureConversations::finish()
{
    endPdu();
    std::vector<Known *> streams; // in order, which the table does not have
    for (Known &known : m_known) {
        if (known.client.order.isStarted() || known.server.order.isStarted())
            streams.push_back(&known);
    }
    std::sort(streams.begin(), streams.end(),
              [](const Known *a, const Known *b) { return a->conversation.number < b->conversation.number; });
    for (Known *known : streams)
        finishStreams(*known, m_lastNs);
}

QString CaptureConversations::previewOf(QByteArrayView bytes)
{
    constexpr qsizetype previewChars = 150;
    return printableLine(bytes, previewChars);
}

/// Empty if the packet is whole, since its bytes say enough.
QString CaptureConversations::words(const CapturedPacket &packet)
{
    const QString preview = previewOf(packet.payload);
    if (packet.payload.size() < qsizetype(packet.length))
        return tr("only %1 of %2 bytes were captured: %3", nullptr, quantities::plural(packet.length))
            .arg(packet.payload.size())
            .arg(packet.length)
            .arg(preview);
    if (packet.fragments > 0)
        return tr("reassembled from %n IP fragments: %1", nullptr, int(packet.fragments)).arg(preview);
    return {};
}

Event CaptureConversations::eventOf(const Known &known, Direction direction, qint64 timeNs, EventKind kind,
                                    Severity severity)
{
    Event event;
    event.timeNs = timeNs;
    event.kind = kind;
    event.direction = direction;
    event.severity = severity;
    event.evidence = Evidence::Captured;
    event.transport = known.conversation.transport;
    event.conversation = known.conversation.id;
    return event;
}

void CaptureConversations::tell(const Step &step, EventKind kind, Severity severity, const QString &info,
                                bool withBytes)
{
    Event event = eventOf(step.known, step.direction, step.timeNs, kind, severity);
    if (withBytes) {
        event.length = step.packet.length;
        event.payload = QByteArray::fromRawData(step.packet.payload.data(), step.packet.payload.size());
    }
    tell(event, info);
}

void CaptureConversations::tell(Event event, const QString &info)
{
    event.id = ++m_events;
    if (!info.isEmpty())
        event.detail = std::make_shared<EventDetail>(EventDetail{info, {}, {}, {}});
    m_sink.event(event);
}

} // namespace swb
