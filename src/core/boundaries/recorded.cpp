// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/boundaries/recorded.h"

namespace swb {

namespace {

RecordedDirection::Join joinOf(Transport transport, const RecordedRow &written, const RecordedRow &read)
{
    if (written.captured || read.captured)
        return RecordedDirection::Captured;
    if (!written.ours)
        return RecordedDirection::WriterNotOurs;
    if (!read.ours)
        return RecordedDirection::ReaderNotOurs;
    if (!written.fromFirst || !read.fromFirst)
        return RecordedDirection::BeginningGone;
    if (written.gap || read.gap)
        return RecordedDirection::EventsMissing;
    if (!isStream(transport) && (written.partly || read.partly))
        return RecordedDirection::PartlyKept;
    return RecordedDirection::Joined;
}

/// Without pieces that begin after the end of a cut row.
QList<StreamPiece> upTo(const QList<StreamPiece> &pieces, const RecordedRow &other)
{
    if (!other.cut || other.pieces.isEmpty())
        return pieces;
    const qint64 end = other.pieces.last().end;
    QList<StreamPiece> kept = pieces;
    kept.removeIf([end](const StreamPiece &piece) { return piece.begin >= end; });
    return kept;
}

QList<LoggedDatagram> datagramsOf(const QList<StreamPiece> &pieces)
{
    QList<LoggedDatagram> datagrams;
    for (const StreamPiece &piece : pieces)
        datagrams.append({piece.timeNs, piece.bytes, {}, piece.cutOff});
    return datagrams;
}

/// Nothing is known beyond the cut: a datagram that was not found there is not a loss.
QList<DatagramJoin> joinsOf(const RecordedDirection &direction)
{
    QList<DatagramJoin> joins = joinDatagrams(direction.sent, {}, direction.received);
    if (direction.cut)
        joins.removeIf([](const DatagramJoin &join) {
            return join.fate != DatagramJoin::Arrived && join.fate != DatagramJoin::Cut;
        });
    return joins;
}

} // namespace

RecordedDirection joinRecorded(Transport transport, const RecordedRow &written, const RecordedRow &read,
                               const QList<QByteArray> &messages)
{
    RecordedDirection direction;
    direction.transport = transport;
    direction.join = joinOf(transport, written, read);
    direction.cut = written.cut || read.cut;
    if (direction.join == RecordedDirection::Captured)
        return direction;
    const bool joined = direction.join == RecordedDirection::Joined;
    if (!isStream(transport)) {
        direction.sent = datagramsOf(written.pieces);
        direction.received = datagramsOf(read.pieces);
        if (joined)
            direction.joins = joinsOf(direction);
        return direction;
    }
    direction.placed = direction.join != RecordedDirection::EventsMissing
        && direction.join != RecordedDirection::BeginningGone && (!written.ours || written.fromFirst)
        && (!read.ours || read.fromFirst) && !written.gap && !read.gap;
    direction.stream.writes = joined ? upTo(written.pieces, read) : written.pieces;
    direction.stream.reads = joined ? upTo(read.pieces, written) : read.pieces;
    direction.stream.messages = messages;
    if (joined)
        direction.stream.ribbons = ribbonsBetween(direction.stream.writes, direction.stream.reads);
    return direction;
}

} // namespace swb
