// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/status.h"

namespace swb {

/// Adds to a counter that one thread alone writes: a plain load and store, without a locked instruction.
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
