// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/captureconversations.h"

#include "core/payload/printable.h"

#include <tuple>

namespace swb {
namespace {

constexpr quint16 firstUserPort = 1024;
constexpr qsizetype previewChars = 150;

/// The same pair whoever sends.
std::pair<SocketAddress, SocketAddress> pairOf(const CapturedPacket &packet)
{
    const auto &a = packet.source;
    const auto &b = packet.destination;
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

} // namespace

bool CaptureConversations::packet(const CapturedPacket &packet, qint64 timeNs)
{
    Known &known = find(packet);
    const bool fromClient = packet.source == known.conversation.remote;
    const Step step{packet, timeNs, known, fromClient ? known.client : known.server,
                    fromClient ? Direction::In : Direction::Out};
    if (packet.tcp)
        return takeTcp(step);
    tell(step, EventKind::Data, Severity::Chat, words(packet), true);
    return true;
}

CaptureConversations::Known &CaptureConversations::find(const CapturedPacket &packet)
{
    const Key key(pairOf(packet), packet.tcp);
    const auto found = m_known.find(key);
    const bool anew = found != m_known.end() && isFirstSyn(packet) && found->syn != packet.sequence
        && (found->over || found->syn);
    if (found != m_known.end() && !anew)
        return *found;
    Known &known = *m_known.insert(key, Known());
    open(known, packet);
    return known;
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
    m_sink.conversation(conversation);
}

bool CaptureConversations::takeTcp(const Step &step)
{
    const quint8 flags = step.packet.flags;
    const quint8 telling = CapturedPacket::syn | CapturedPacket::fin | CapturedPacket::rst;
    if (!(flags & telling) && step.packet.length == 0)
        return false;
    if (flags & CapturedPacket::syn)
        takeSyn(step);
    if (step.packet.length > 0)
        takeBytes(step);
    if (flags & CapturedPacket::rst) {
        step.known.over = true;
        tell(step, EventKind::Reset, Severity::Warning,
             tr("%1 resets the connection (RST)").arg(step.packet.source.toString()));
    } else if (flags & CapturedPacket::fin) {
        takeFin(step);
    }
    return true;
}

void CaptureConversations::takeSyn(const Step &step)
{
    step.sender.hasNext = true;
    step.sender.next = step.packet.sequence + 1;
    const bool first = isFirstSyn(step.packet);
    const bool again = first ? step.known.syn.has_value() : step.known.accepted;
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
    if (isSentAgain(step)) {
        tell(step, EventKind::Note, Severity::Note,
             tr("%1 bytes sent again (retransmission)").arg(step.packet.length), true);
        return;
    }
    const quint32 begin = step.packet.sequence + (isSyn(step.packet) ? 1 : 0);
    step.sender.hasNext = true;
    step.sender.next = begin + step.packet.length;
    tell(step, EventKind::Data, Severity::Chat, words(step.packet), true);
}

/// Sequence numbers go round, so they are compared by their distance (RFC 9293 3.4).
bool CaptureConversations::isSentAgain(const Step &step)
{
    const quint32 end = step.packet.sequence + step.packet.length;
    return step.sender.hasNext && !isSyn(step.packet) && qint32(end - step.sender.next) <= 0;
}

/// Empty where the packet is whole, so that its bytes speak for themselves.
QString CaptureConversations::words(const CapturedPacket &packet)
{
    const QString preview = printableLine(packet.payload, previewChars);
    if (packet.fragment)
        return tr("first fragment of an IP datagram, the others were left out: %1").arg(preview);
    if (packet.payload.size() < qsizetype(packet.length))
        return tr("only %1 of %2 bytes were captured: %3")
            .arg(packet.payload.size())
            .arg(packet.length)
            .arg(preview);
    return {};
}

void CaptureConversations::tell(const Step &step, EventKind kind, Severity severity, const QString &info,
                                bool withBytes)
{
    Event event;
    event.id = ++m_events;
    event.timeNs = step.timeNs;
    event.kind = kind;
    event.direction = step.direction;
    event.severity = severity;
    event.evidence = Evidence::Captured;
    event.transport = step.known.conversation.transport;
    event.conversation = step.known.conversation.id;
    if (withBytes) {
        event.length = step.packet.length;
        event.payload = QByteArray::fromRawData(step.packet.payload.data(), step.packet.payload.size());
    }
    if (!info.isEmpty())
        event.detail = std::make_shared<EventDetail>(EventDetail{info, {}, {}, {}});
    m_sink.event(event);
}

} // namespace swb
