// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/boundaries/datagramjoins.h"
#include "core/boundaries/streampieces.h"
#include "core/impairment/impairment.h"
#include "core/values/transport.h"

#include <QCoreApplication>
#include <QStringList>

namespace swb {

/// The drawing of message boundaries in words: for the list beside it, for screen readers, and in one
/// sentence each.
class BoundariesText
{
    Q_DECLARE_TR_FUNCTIONS(BoundariesText)

public:
    static constexpr qsizetype shownChars = 24; ///< shown of a message in its line

    /// "5 writes came as 2 reads." and what follows from it.
    [[nodiscard]] static QString summary(const StreamPieces &stream, bool framed);
    /// `over`: no more will come, so what is missing did not arrive.
    [[nodiscard]] static QString summary(const QList<DatagramJoin> &joins, bool over = true);
    /// What a relay in between did to the stream; empty if it did nothing.
    [[nodiscard]] static QString relayed(const Impairment &stream);
    /// That the relay's settings affected only one of the lanes: losses affect datagrams, cutting and
    /// gathering affect streams. Empty if neither was set.
    [[nodiscard]] static QString notApplied(bool lossy, bool reshaping);
    /// That this many messages left with fewer writes; empty if each left with its own write.
    [[nodiscard]] static QString gathered(int messages, const StreamPieces &stream);
    /// One line for each write, in order.
    [[nodiscard]] static QString write(const StreamPieces &stream, qsizetype index,
                                       Transport transport = Transport::Tcp);
    [[nodiscard]] static QString join(const QList<LoggedDatagram> &sent,
                                      const QList<LoggedDatagram> &received, const DatagramJoin &join,
                                      Transport transport = Transport::Udp, bool over = true);
};

} // namespace swb
