// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/impairment/linecounters.h"

#include "core/values/counters.h"
#include "core/values/timeunits.h"

#include <algorithm>

namespace swb {

quint64 LineCounters::droppedInAll() const
{
    quint64 sum = 0;
    for (const auto &count : dropped)
        sum += count.load(std::memory_order_relaxed);
    return sum;
}

LineFigures LineCounters::now() const
{
    const auto read = [](const auto &counter) { return counter.load(std::memory_order_relaxed); };
    LineFigures figures;
    figures.received = read(received);
    figures.receivedBytes = read(receivedBytes);
    figures.passed = read(passed);
    figures.passedBytes = read(passedBytes);
    figures.waiting = read(waiting);
    for (size_t i = 0; i < dropped.size(); ++i)
        figures.dropped[i] = read(dropped[i]);
    figures.duplicated = read(duplicated);
    figures.reordered = read(reordered);
    figures.corrupted = read(corrupted);
    figures.systemDropped = read(systemDropped);
    figures.delaySum = double(read(delaySumNs)) / nsPerSecond;
    figures.delaySquares = read(delaySquares);
    figures.delayMost = double(read(delayMaxNs)) / nsPerSecond;
    figures.spanNs = read(lastNs) - read(firstNs);
    return figures;
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
    const double seconds = double(delay) / nsPerSecond;
    delaySquares.store(delaySquares.load(std::memory_order_relaxed) + seconds * seconds,
                       std::memory_order_relaxed);
}

} // namespace swb
