// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/impairment/linefigures.h"

#include <array>
#include <atomic>

namespace swb {

/// What was measured in one direction of a relay, written by its network thread and read by anyone, relaxed.
/// Units are datagrams, for which always: received = passed + dropped + waiting. For streams they are reads
/// and writes, of which there may be more or fewer, and only the bytes come out even.
struct LineCounters
{
    std::atomic<quint64> received{0};
    std::atomic<quint64> receivedBytes{0};
    std::atomic<quint64> passed{0}; ///< each once, however often it was sent
    std::atomic<quint64> passedBytes{0};
    std::atomic<quint64> waiting{0};
    std::array<std::atomic<quint64>, dropReasons> dropped{};
    std::atomic<quint64> duplicated{0}; ///< second copies sent
    std::atomic<quint64> reordered{0}; ///< passed after one that came later, for whatever reason
    std::atomic<quint64> corrupted{0};
    std::atomic<quint64> systemDropped{0}; ///< by the kernel, before the relay could read them: not received
    std::atomic<quint64> delaySumNs{0}; ///< of those passed: from being read to being handed to the system
    std::atomic<quint64> delayMaxNs{0};
    std::atomic<double> delaySquares{0}; ///< of seconds, for the deviation
    std::atomic<qint64> firstNs{0}; ///< when the first was passed, and the last
    std::atomic<qint64> lastNs{0};

    [[nodiscard]] quint64 droppedInAll() const;
    [[nodiscard]] quint64 droppedFor(DropReason reason) const
    {
        return dropped[size_t(reason)].load(std::memory_order_relaxed);
    }
    /// All of it at this moment.
    [[nodiscard]] LineFigures now() const;

    // For the one thread that writes.
    void countReceived(qint64 bytes);
    void countDropped(DropReason reason);
    /// One has been handed to the system that had been read at `readNs`.
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
