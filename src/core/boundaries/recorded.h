// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/boundaries/datagramjoins.h"
#include "core/boundaries/streampieces.h"
#include "core/values/transport.h"

#include <algorithm>

namespace swb {

/// What one end of a conversation did in one direction, as far as the log has it and a drawing can show it.
struct RecordedRow
{
    bool ours = false; ///< the end is ours, so its calls were logged
    bool fromFirst = false; ///< nothing passed before the first of the pieces
    bool gap = false; ///< events are missing from the log in between
    bool captured = false; ///< seen on the wire: these are not calls
    bool partly = false; ///< the log kept only the beginning of some of them
    bool cut = false; ///< more passed than the pieces show
    QList<StreamPiece> pieces; ///< writes or reads, or datagrams
};

/// One direction of a conversation: its writes, its reads and the links between them.
struct RecordedDirection
{
    /// Whether the two ends are joined, and if not, why.
    enum Join : quint8 {
        Joined,
        WriterNotOurs,
        ReaderNotOurs,
        BeginningGone,
        EventsMissing,
        Captured,
        PartlyKept, ///< datagrams that cannot be compared, since only a part of them was kept
    };
    Transport transport = Transport::Tcp;
    Join join = Joined;
    bool placed = true; ///< the positions of the pieces in the stream are known
    bool cut = false; ///< only the first ones are here
    StreamPieces stream;
    QList<LoggedDatagram> sent; ///< for datagrams, like the three below
    QList<LoggedDatagram> received;
    QList<DatagramJoin> joins;
    /// Pieces or datagrams of the end that has more of them.
    [[nodiscard]] qsizetype largestRow() const
    {
        return std::max({stream.writes.size(), stream.reads.size(), sent.size(), received.size()});
    }
    /// Nothing was recorded at either end.
    [[nodiscard]] bool isEmpty() const { return largestRow() == 0; }
};

/// Joins what the two ends recorded. Writes and reads are linked only if both ends are ours and recorded from
/// their first byte on. If one row was cut, what the other has beyond that point is left out, since nothing
/// could be said about it.
[[nodiscard]] RecordedDirection joinRecorded(Transport transport, const RecordedRow &written,
                                             const RecordedRow &read, const QList<QByteArray> &messages = {});

} // namespace swb
