// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/impairment/linefigures.h"

#include <array>
#include <atomic>

namespace swb {

/// What was measured in one direction of a relay, written by its network thread and read by any thread
/// (relaxed atomics). Units are datagrams, for which always: received = passed + dropped + waiting. For
/// streams they are reads and writes, whose numbers may differ; only the bytes add up.
struct LineCounters
{
    std::atomic<quint64> received{0};
    std::atomic<quint64> receivedBytes{0};
    std::atomic<quint64> passed{0}; ///< each counted once, however often it was sent
    std::atomic<quint64> passedBytes{0};
    std::atomic<quint64> waiting{0};
    std::array<std::atomic<quint64>, dropReasons> dropped{};
    std::atomic<quint64> duplicated{0}; ///< second copies sent
    std::atomic<quint64> reordered{0}; ///< passed after one that came later, for whatever reason
    std::atomic<quint64> corrupted{0};
    /// By the kernel, before the relay could read them; not in received.
    std::atomic<quint64> systemDropped{0};
    std::atomic<quint64> delaySumNs{0}; ///< of those passed: from being read to being handed to the system
    std::atomic<quint64> delayMaxNs{0};
    std::atomic<double> delaySquares{0}; ///< in seconds, for the deviation
    std::atomic<qint64> firstNs{0}; ///< when the first was passed; below, the last
    std::atomic<qint64> lastNs{0};

    [[nodiscard]] quint64 droppedInAll() const;
    [[nodiscard]] quint64 droppedFor(DropReason reason) const
    {
        return dropped[size_t(reason)].load(std::memory_order_relaxed);
    }
    /// A snapshot of all of it.
    [[nodiscard]] LineFigures now() const;

    // For the one thread that writes.
    void countReceived(qint64 bytes);
    void countDropped(DropReason reason);
    /// A unit that was read at `readNs` has been handed to the system.
    void countPassed(qint64 bytes, qint64 readNs, qint64 nowNs);
};

/// Both directions of a relay.
struct RelayCounters
{
    LineCounters toServer;
    LineCounters toClient;

    [[nodiscard]] RelayedFigures now() const { return {toServer.now(), toClient.now()}; }
};

} // namespace swb
