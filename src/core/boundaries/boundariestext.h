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

/// What is drawn of message boundaries, in words: for the list beside it, for screen readers, and in one
/// sentence each.
class BoundariesText
{
    Q_DECLARE_TR_FUNCTIONS(BoundariesText)

public:
    static constexpr qsizetype shownChars = 24; ///< of a message in a line about it

    /// "5 writes came as 2 reads." and what follows from it.
    [[nodiscard]] static QString summary(const StreamPieces &stream, bool framed);
    /// `over`: no more will come, so that what is not there did not come.
    [[nodiscard]] static QString summary(const QList<DatagramJoin> &joins, bool over = true);
    /// What a relay in between did to the stream; empty where it did nothing to it.
    [[nodiscard]] static QString relayed(const Impairment &stream);
    /// That what the relay was set to do reached one of the lanes alone: its losses are of datagrams, cutting
    /// and gathering of the stream. Empty where it was set to do neither.
    [[nodiscard]] static QString notApplied(bool lossy, bool reshaping);
    /// That so many messages went with fewer writes; empty where each went with one of its own.
    [[nodiscard]] static QString gathered(int messages, const StreamPieces &stream);
    /// One line for each write, in order.
    [[nodiscard]] static QString write(const StreamPieces &stream, qsizetype index,
                                       Transport transport = Transport::Tcp);
    [[nodiscard]] static QString join(const QList<LoggedDatagram> &sent,
                                      const QList<LoggedDatagram> &received, const DatagramJoin &join,
                                      Transport transport = Transport::Udp, bool over = true);
};

} // namespace swb
