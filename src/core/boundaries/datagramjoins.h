// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace swb {

/// A datagram as one of its ends logged it. For a relay's: `lost` says why it did not pass it on.
struct LoggedDatagram
{
    qint64 timeNs = 0;
    QByteArray bytes;
    QString lost = {};
    qint64 cutOff = 0; ///< bytes more that came and that the receiver's buffer had no room for
    /// Bytes that it had on the way.
    [[nodiscard]] qint64 length() const { return bytes.size() + cutOff; }
    bool operator==(const LoggedDatagram &) const = default;
};

/// What is known of one that was sent, or of one that came.
struct DatagramJoin
{
    enum Fate : quint8 {
        Arrived,
        Cut, ///< it came, and the receiver's buffer took only its first bytes
        Lost, ///< with proof: the relay says so
        Unknown, ///< it did not come, and nothing says why
        Strange, ///< it came, and nothing like it was sent: a bit was turned over, or somebody else sent it
    };
    qsizetype sent = -1; ///< place in the list; -1 for Strange
    qsizetype received = -1; ///< of Arrived, Cut and Strange
    Fate fate = Unknown;
    QString why = {}; ///< of Lost
    bool operator==(const DatagramJoin &) const = default;
};

/// Joins what was sent with what came, one to one and by content; of one that was cut, by its first bytes and
/// the length it had. Datagrams that are alike in this are told apart by their order alone. What comes more
/// often than it was sent is joined to the one it is a copy of. `relayed` is what a relay in between has
/// read; empty where there is none.
[[nodiscard]] QList<DatagramJoin> joinDatagrams(const QList<LoggedDatagram> &sent,
                                                const QList<LoggedDatagram> &relayed,
                                                const QList<LoggedDatagram> &received);

} // namespace swb
