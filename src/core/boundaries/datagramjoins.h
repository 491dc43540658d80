// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace swb {

/// A datagram as one of its ends logged it. For a relay's, `lost` says why it was not forwarded.
struct LoggedDatagram
{
    qint64 timeNs = 0;
    QByteArray bytes;
    QString lost = {};
    qint64 cutOff = 0; ///< further bytes that arrived but did not fit into the receiver's buffer
    /// Bytes that it had on the wire.
    [[nodiscard]] qint64 length() const { return bytes.size() + cutOff; }
    bool operator==(const LoggedDatagram &) const = default;
};

/// What is known about a datagram that was sent, or one that arrived.
struct DatagramJoin
{
    enum Fate : quint8 {
        Arrived,
        Cut, ///< it arrived, and the receiver's buffer took only its first bytes
        Lost, ///< proven: the relay says so
        Unknown, ///< it did not arrive, and nothing says why
        Strange, ///< it arrived, but nothing like it was sent: a bit was flipped, or somebody else sent it
    };
    qsizetype sent = -1; ///< index in the list; -1 for Strange
    qsizetype received = -1; ///< for Arrived, Cut and Strange
    Fate fate = Unknown;
    QString why = {}; ///< for Lost
    bool operator==(const DatagramJoin &) const = default;
};

/// Matches what was sent with what arrived, one to one and by content; a truncated datagram by its first
/// bytes and the length it had. Identical datagrams are distinguished only by their order. Surplus arrivals
/// are matched to the datagram they are copies of. `relayed` is what a relay in between has read; empty if
/// there is none.
[[nodiscard]] QList<DatagramJoin> joinDatagrams(const QList<LoggedDatagram> &sent,
                                                const QList<LoggedDatagram> &relayed,
                                                const QList<LoggedDatagram> &received);

} // namespace swb
