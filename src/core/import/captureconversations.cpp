// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/captureconversations.h"

#include "core/import/ipheaders.h"
#include "core/payload/printable.h"

#include <algorithm>
#include <tuple>
#include <vector>

namespace swb {
namespace {

constexpr quint16 firstUserPort = 1024;
constexpr qsizetype previewChars = 150;

/// The same pair whoever sends.
std::pair<SocketAddress, SocketAddress> pairOf(const SocketAddress &a, const SocketAddress &b)
{
    return std::tie(a.family, a.bytes, a.port) < std::tie(b.family, b.bytes, b.port) ? std::pair(a, b)
                                                                                     : std::pair(b, a);
}

bool isSyn(const CapturedPacket &packet)
{
    return packet.tcp && (packet.flags & CapturedPacket::syn);
}

bool isFirstSyn(const CapturedPacket &packet)
{
    return isSyn(packet) && !(packet.flags & CapturedPacket::ack);
}

bool comesFromServer(const CapturedPacket &packet)
{
    if (isSyn(packet))
        return !isFirstSyn(packet);
    return packet.source.port < firstUserPort && packet.destination.port >= firstUserPort;
}

/// A SYN takes a number of its own.
quint32 firstByteOf(const CapturedPacket &packet)
{
    return packet.sequence + (isSyn(packet) ? 1 : 0);
}

QString previewOf(QByteArrayView bytes)
{
    return printableLine(bytes, previewChars);
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
    } // a fragment within a fragment is none that anybody sends
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

/// Ports are used again: a SYN with another number begins a conversation of its own.
bool CaptureConversations::isAnew(const Known &known, const CapturedPacket &packet) const
{
    if (!isFirstSyn(packet) || known.syn == packet.sequence)
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

bool CaptureConversations::takeTcp(const Step &step)
{
    const quint8 flags = step.packet.flags;
    const quint8 telling = CapturedPacket::syn | CapturedPacket::fin | CapturedPacket::rst;
    if (flags & CapturedPacket::ack)
        takeAcknowledgement(step);
    const bool ofClient = step.direction == Direction::In;
    if (!(flags & telling) && step.packet.length == 0)
        return false;
    if (flags & CapturedPacket::syn)
        takeSyn(step);
    if (step.packet.length > 0)
        takeBytes(step);
    if (flags & CapturedPacket::rst) {
        finishStreams(step.known, step.timeNs);
        step.known.over = true;
        tell(step, EventKind::Reset, Severity::Warning,
             tr("%1 resets the connection (RST)").arg(step.packet.source.toString()));
    } else if (flags & CapturedPacket::fin) {
        takeFin(step);
    }
    if (m_waiting > m_mostWaiting)
        tellHoles(step.known, ofClient, step.timeNs);
    return true;
}

/// What the peer has acknowledged did pass. It may still come late, since a capture with several queues mixes
/// up what is close together.
void CaptureConversations::takeAcknowledgement(const Step &step)
{
    step.receiver.order.acknowledge(step.packet.acknowledged);
    for (const bool ofClient : {true, false}) {
        Side &side = ofClient ? step.known.client : step.known.server;
        if (!side.order.hasAcknowledgedHole()) {
            side.hasHole = false;
        } else if (!side.hasHole) {
            side.hasHole = true;
            side.holeSinceNs = step.timeNs;
        } else if (step.timeNs - side.holeSinceNs >= patienceNs) {
            side.hasHole = false;
            tellHoles(step.known, ofClient, step.timeNs);
        }
    }
}

void CaptureConversations::takeSyn(const Step &step)
{
    const bool first = isFirstSyn(step.packet);
    const bool again = first ? step.known.syn.has_value() : step.known.accepted;
    if (!again && !step.sender.order.startsAt(step.packet.sequence + 1)) {
        m_waiting -= step.sender.order.waitingBytes();
        step.sender.order.start(step.packet.sequence + 1);
    }
    if (first)
        step.known.syn = step.packet.sequence;
    else
        step.known.accepted = true;
    if (again)
        tell(step, EventKind::Note, Severity::Note, first ? tr("SYN sent again") : tr("SYN, ACK sent again"));
    else if (first)
        tell(step, EventKind::Connecting, Severity::Note, step.packet.destination.toString());
    else
        tell(step, EventKind::Connected, Severity::Note,
             tr("%1 accepts the connection (SYN, ACK)").arg(step.packet.source.toString()));
}

void CaptureConversations::takeFin(const Step &step)
{
    const QString sender = step.packet.source.toString();
    if (step.sender.finished) {
        tell(step, EventKind::Note, Severity::Note, tr("%1 sends its FIN again").arg(sender));
        return;
    }
    step.sender.finished = true;
    step.known.over = step.known.client.finished && step.known.server.finished;
    if (step.known.over)
        tell(step, EventKind::Closed, Severity::Note,
             tr("%1 has finished sending, too (FIN): closed in order").arg(sender));
    else
        tell(step, EventKind::HalfClosed, Severity::Note, tr("%1 has finished sending (FIN)").arg(sender));
}

void CaptureConversations::takeBytes(const Step &step)
{
    SegmentOrder &order = step.sender.order;
    const qsizetype before = order.waitingBytes();
    const SegmentOrder::Taken taken
        = order.take(firstByteOf(step.packet), step.packet.length, step.packet.payload);
    m_waiting += order.waitingBytes() - before;
    const QString preview = previewOf(step.packet.payload);
    if (taken.again == step.packet.length)
        tell(step, EventKind::Note, Severity::Note,
             tr("%1 bytes sent again (retransmission)").arg(step.packet.length), true);
    else if (taken.tooLate > 0)
        tell(step, EventKind::Note, Severity::Warning,
             tr("out of order, and too late for its place in the stream: %1").arg(preview), true);
    else if (taken.early > 0)
        tell(step, EventKind::Note, Severity::Note,
             tr("before its turn, %1 bytes in front of it have not come yet: %2")
                 .arg(taken.missing)
                 .arg(preview),
             true);
    tellReady(step, taken);
}

/// The part of the segment that is new, and what had waited for it.
void CaptureConversations::tellReady(const Step &step, const SegmentOrder::Taken &taken)
{
    for (const SegmentOrder::Piece &piece : taken.ready) {
        if (piece.waited) {
            tellWaited(step.known, step.direction == Direction::In, step.timeNs, piece);
            continue;
        }
        CapturedPacket packet = step.packet;
        packet.length = piece.length;
        packet.payload = piece.bytes;
        const QString preview = previewOf(piece.bytes);
        QString info = words(packet);
        if (taken.outOfOrder)
            info = tr("out of order: %1").arg(preview);
        else if (taken.again > 0)
            info = tr("%1 of the segment's %2 bytes were sent again, new are: %3")
                       .arg(taken.again)
                       .arg(step.packet.length)
                       .arg(preview);
        const Step part{packet, step.timeNs, step.known, step.sender, step.receiver, step.direction};
        tell(part, EventKind::Data, taken.outOfOrder ? Severity::Note : Severity::Chat, info, true);
    }
}

void CaptureConversations::tellWaited(Known &known, bool ofClient, qint64 timeNs,
                                      const SegmentOrder::Piece &piece)
{
    const Direction direction = ofClient ? Direction::In : Direction::Out;
    Event event = eventOf(known, direction, timeNs, EventKind::Data, Severity::Chat);
    event.length = piece.length;
    event.payload = piece.bytes;
    tell(event, tr("came before its turn, which is now: %1").arg(previewOf(piece.bytes)));
}

/// Gives up what is missing of a stream, up to what the peer is known to have, or all of it for want of
/// memory.
void CaptureConversations::tellHoles(Known &known, bool ofClient, qint64 timeNs)
{
    SegmentOrder &order = (ofClient ? known.client : known.server).order;
    const Direction direction = ofClient ? Direction::In : Direction::Out;
    while (order.hasAcknowledgedHole() || (order.isWaiting() && m_waiting > m_mostWaiting)) {
        const qsizetype before = order.waitingBytes();
        const SegmentOrder::Hole hole = order.giveUp();
        m_waiting += order.waitingBytes() - before;
        tell(eventOf(known, direction, timeNs, EventKind::Note, Severity::Warning),
             tr("%1 bytes are missing here: they are not in the capture").arg(hole.missing));
        for (const SegmentOrder::Piece &piece : hole.ready)
            tellWaited(known, ofClient, timeNs, piece);
    }
}

void CaptureConversations::finishStreams(Known &known, qint64 timeNs)
{
    for (const bool ofClient : {true, false}) {
        SegmentOrder &order = (ofClient ? known.client : known.server).order;
        const Direction direction = ofClient ? Direction::In : Direction::Out;
        const auto tellMissing = [&](quint64 bytes) {
            tell(eventOf(known, direction, timeNs, EventKind::Note, Severity::Warning),
                 tr("%1 bytes are missing here: they are not in the capture").arg(bytes));
        };
        m_waiting -= order.waitingBytes();
        while (order.isWaiting()) {
            const SegmentOrder::Hole hole = order.giveUp();
            tellMissing(hole.missing);
            for (const SegmentOrder::Piece &piece : hole.ready)
                tellWaited(known, ofClient, timeNs, piece);
        }
        if (const quint64 missing = order.missingAtTheEnd())
            tellMissing(missing);
        order = {};
    }
}

void CaptureConversations::finish()
{
    endPdu();
    std::vector<Known *> streams; // in their order, which the table does not have
    for (Known &known : m_known) {
        if (known.client.order.isStarted() || known.server.order.isStarted())
            streams.push_back(&known);
    }
    std::sort(streams.begin(), streams.end(),
              [](const Known *a, const Known *b) { return a->conversation.number < b->conversation.number; });
    for (Known *known : streams)
        finishStreams(*known, m_lastNs);
}

/// Empty where the packet is whole, so that its bytes speak for themselves.
QString CaptureConversations::words(const CapturedPacket &packet)
{
    const QString preview = previewOf(packet.payload);
    if (packet.payload.size() < qsizetype(packet.length))
        return tr("only %1 of %2 bytes were captured: %3")
            .arg(packet.payload.size())
            .arg(packet.length)
            .arg(preview);
    if (packet.fragments > 0)
        return tr("put together from %1 IP fragments: %2").arg(packet.fragments).arg(preview);
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
