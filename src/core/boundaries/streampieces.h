// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

namespace swb {

/// One call that moved bytes of a stream, and their position in it.
struct StreamPiece
{
    qint64 timeNs = 0;
    qint64 begin = 0;
    qint64 end = 0;
    QByteArray bytes;
    qint64 cutOff = 0; ///< of a datagram: further bytes that did not fit into its receiver's buffer
    bool operator==(const StreamPiece &) const = default;
};

/// Bytes that went in with one write and came out with one read, as indexes into the lists.
struct StreamRibbon
{
    qsizetype write = 0;
    qsizetype read = 0;
    qint64 begin = 0;
    qint64 end = 0;
    bool operator==(const StreamRibbon &) const = default;
};

/// One direction of one stream, as its two ends logged it.
struct StreamPieces
{
    QList<StreamPiece> writes;
    QList<StreamPiece> reads;
    QList<QByteArray> messages; ///< made by the reader's framing
    QList<StreamRibbon> ribbons;

    void addWrite(qint64 timeNs, const QByteArray &bytes);
    void addRead(qint64 timeNs, const QByteArray &bytes);
    [[nodiscard]] qint64 writtenBytes() const { return writes.isEmpty() ? 0 : writes.last().end; }
    [[nodiscard]] qint64 readBytes() const { return reads.isEmpty() ? 0 : reads.last().end; }
    /// Reads that hold exactly the bytes of one write.
    [[nodiscard]] qsizetype readsLikeWrites() const;
};

/// Which write's bytes came with which read. The positions are enough, since a stream keeps the order.
[[nodiscard]] QList<StreamRibbon> ribbonsBetween(const QList<StreamPiece> &writes,
                                                 const QList<StreamPiece> &reads);

} // namespace swb
