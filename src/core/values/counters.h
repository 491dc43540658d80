// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <atomic>

namespace swb {

/// Live counters of one conversation, written by its network thread and read by any thread (relaxed atomics).
struct TrafficCounters
{
    std::atomic<quint64> bytesIn{0};
    std::atomic<quint64> bytesOut{0};
    std::atomic<quint64> unitsIn{0}; ///< chunks or datagrams
    std::atomic<quint64> unitsOut{0};
    std::atomic<qint64> queuedBytes{0}; ///< accepted from the user, not yet handed to the system
};

/// Adds to a counter that only one thread writes: a plain load and store, without a locked instruction.
inline void addRelaxed(std::atomic<quint64> &counter, quint64 amount)
{
    counter.store(counter.load(std::memory_order_relaxed) + amount, std::memory_order_relaxed);
}

/// Counts one chunk or datagram of this size.
inline void countIn(TrafficCounters &counters, qint64 bytes)
{
    addRelaxed(counters.bytesIn, quint64(bytes));
    addRelaxed(counters.unitsIn, 1);
}
inline void countOut(TrafficCounters &counters, qint64 bytes)
{
    addRelaxed(counters.bytesOut, quint64(bytes));
    addRelaxed(counters.unitsOut, 1);
}

} // namespace swb
