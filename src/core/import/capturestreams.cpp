// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/captureconversations.h"

#include "core/values/quantities.h"

/// The processing of TCP segments.
namespace swb {

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
        giveUpHoles(step.known, ofClient, step.timeNs);
    return true;
}

/// What the peer has acknowledged was sent. It may still arrive late, since a capture with several queues
/// mixes up packets that are close together.
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
            giveUpHoles(step.known, ofClient, step.timeNs);
        }
    }
}

void CaptureConversations::takeSyn(const Step &step)
{
    const bool first = step.packet.isFirstSyn();
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
        tell(step, EventKind::Note, Severity::Note,
             first ? tr("SYN retransmitted") : tr("SYN, ACK retransmitted"));
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
        tell(step, EventKind::Note, Severity::Note, tr("%1 retransmits its FIN").arg(sender));
        return;
    }
    step.sender.finished = true;
    step.known.over = step.known.client.finished && step.known.server.finished;
    if (step.known.over)
        tell(step, EventKind::Closed, Severity::Note,
             tr("%1 has also finished sending (FIN): closed in order").arg(sender));
    else
        tell(step, EventKind::HalfClosed, Severity::Note, tr("%1 has finished sending (FIN)").arg(sender));
}

void CaptureConversations::takeBytes(const Step &step)
{
    SegmentOrder &order = step.sender.order;
    const qsizetype before = order.waitingBytes();
    const SegmentOrder::Taken taken
        = order.take(step.packet.firstByte(), step.packet.length, step.packet.payload);
    m_waiting += order.waitingBytes() - before;
    const QString preview = previewOf(step.packet.payload);
    if (taken.again == step.packet.length)
        tell(step, EventKind::Note, Severity::Note,
             tr("%1 bytes retransmitted", nullptr, quantities::plural(step.packet.length))
                 .arg(step.packet.length),
             true);
    else if (taken.tooLate > 0)
        tell(step, EventKind::Note, Severity::Warning,
             tr("out of order, and too late for its place in the stream: %1").arg(preview), true);
    else if (taken.early > 0)
        tell(step, EventKind::Note, Severity::Note,
             tr("early, %1 bytes before it have not arrived yet: %2", nullptr,
                quantities::plural(taken.missing))
                 .arg(taken.missing)
                 .arg(preview),
             true);
    tellReady(step, taken);
}

/// The new part of the segment, and what had waited for it.
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
            info = tr("%1 of the segment's %2 bytes are retransmitted, the new ones are: %3", nullptr,
                      quantities::plural(step.packet.length))
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
    tell(event, tr("arrived early, in order now: %1").arg(previewOf(piece.bytes)));
}

void CaptureConversations::tellMissing(const Known &known, bool ofClient, qint64 timeNs, quint64 bytes)
{
    const Direction direction = ofClient ? Direction::In : Direction::Out;
    tell(eventOf(known, direction, timeNs, EventKind::Note, Severity::Warning),
         tr("%1 bytes are missing here: they are not in the capture", nullptr, quantities::plural(bytes))
             .arg(bytes));
}

/// Continues after the first hole of a stream that waits.
void CaptureConversations::giveUpHole(Known &known, bool ofClient, qint64 timeNs)
{
    SegmentOrder &order = (ofClient ? known.client : known.server).order;
    const qsizetype before = order.waitingBytes();
    const SegmentOrder::Hole hole = order.giveUp();
    m_waiting += order.waitingBytes() - before;
    tellMissing(known, ofClient, timeNs, hole.missing);
    for (const SegmentOrder::Piece &piece : hole.ready)
        tellWaited(known, ofClient, timeNs, piece);
}

/// Gives up what the peer is known to have, or all of it if memory is short.
void CaptureConversations::giveUpHoles(Known &known, bool ofClient, qint64 timeNs)
{
    const SegmentOrder &order = (ofClient ? known.client : known.server).order;
    while (order.hasAcknowledgedHole() || (order.isWaiting() && m_waiting > m_mostWaiting))
        giveUpHole(known, ofClient, timeNs);
}

void CaptureConversations::finishStreams(Known &known, qint64 timeNs)
{
    for (const bool ofClient : {true, false}) {
        SegmentOrder &order = (ofClient ? known.client : known.server).order;
        while (order.isWaiting())
            giveUpHole(known, ofClient, timeNs);
        if (const quint64 missing = order.missingAtTheEnd())
            tellMissing(known, ofClient, timeNs, missing);
        order = {};
    }
}

} // namespace swb
