// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/impairment/dropreason.h"

#include <QtGlobal>
#include <array>

namespace swb {

/// What was measured in one direction of a relay up to a moment, as a value: the counts of LineCounters.
struct LineFigures
{
    quint64 received = 0;
    quint64 receivedBytes = 0;
    quint64 passed = 0; ///< each counted once, however often it was sent
    quint64 passedBytes = 0;
    quint64 waiting = 0;
    std::array<quint64, dropReasons> dropped{};
    quint64 duplicated = 0;
    quint64 reordered = 0;
    quint64 corrupted = 0;
    quint64 systemDropped = 0;
    double delaySum = 0; ///< in seconds, of those passed: from being read to being handed to the system
    double delaySquares = 0;
    double delayMost = 0;
    qint64 spanNs = 0; ///< between the first that passed and the last

    [[nodiscard]] quint64 droppedInAll() const;
    [[nodiscard]] quint64 droppedFor(DropReason reason) const { return dropped[size_t(reason)]; }
    /// Mean delay of what was passed, in seconds; 0 while there is nothing.
    [[nodiscard]] double meanDelay() const;
    [[nodiscard]] double delayDeviation() const;
    /// Bits a second between the first and the last that passed; 0 if no time is between them.
    [[nodiscard]] double bitsPerSecond() const;
    /// Adds the figures of another run.
    void add(const LineFigures &other);

    bool operator==(const LineFigures &) const = default;
};

/// Both directions of a relay.
struct RelayedFigures
{
    LineFigures toServer;
    LineFigures toClient;

    void add(const RelayedFigures &other);
    bool operator==(const RelayedFigures &) const = default;
};

} // namespace swb
