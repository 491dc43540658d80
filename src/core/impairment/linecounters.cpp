// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/impairment/linecounters.h"

#include "core/engine/counters.h"

#include <cmath>

namespace swb {

quint64 LineCounters::droppedInAll() const
{
    quint64 sum = 0;
    for (const auto &count : dropped)
        sum += count.load(std::memory_order_relaxed);
    return sum;
}

double LineCounters::meanDelay() const
{
    const quint64 count = passed.load(std::memory_order_relaxed);
    return count ? double(delaySumNs.load(std::memory_order_relaxed)) / double(count) / 1e9 : 0;
}

double LineCounters::delayDeviation() const
{
    const quint64 count = passed.load(std::memory_order_relaxed);
    if (count < 2)
        return 0;
    const double mean = meanDelay();
    const double variance = delaySquares.load(std::memory_order_relaxed) / double(count) - mean * mean;
    return std::sqrt(std::max(variance, 0.0));
}

double LineCounters::bitsPerSecond() const
{
    const qint64 span = lastNs.load(std::memory_order_relaxed) - firstNs.load(std::memory_order_relaxed);
    return span > 0 ? double(passedBytes.load(std::memory_order_relaxed)) * 8e9 / double(span) : 0;
}

void LineCounters::countReceived(qint64 bytes)
{
    addRelaxed(received, 1);
    addRelaxed(receivedBytes, quint64(bytes));
}

void LineCounters::countDropped(DropReason reason)
{
    addRelaxed(dropped[size_t(reason)], 1);
}

void LineCounters::countPassed(qint64 bytes, qint64 readNs, qint64 nowNs)
{
    if (passed.load(std::memory_order_relaxed) == 0)
        firstNs.store(nowNs, std::memory_order_relaxed);
    lastNs.store(nowNs, std::memory_order_relaxed);
    addRelaxed(passed, 1);
    addRelaxed(passedBytes, quint64(bytes));
    const auto delay = quint64(std::max(nowNs - readNs, qint64(0)));
    addRelaxed(delaySumNs, delay);
    if (delay > delayMaxNs.load(std::memory_order_relaxed))
        delayMaxNs.store(delay, std::memory_order_relaxed);
    const double seconds = double(delay) / 1e9;
    delaySquares.store(delaySquares.load(std::memory_order_relaxed) + seconds * seconds,
                       std::memory_order_relaxed);
}

} // namespace swb
