// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/impairment/linefigures.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace swb {

quint64 LineFigures::droppedInAll() const
{
    return std::accumulate(dropped.begin(), dropped.end(), quint64(0));
}

double LineFigures::meanDelay() const
{
    return passed > 0 ? delaySum / double(passed) : 0;
}

double LineFigures::delayDeviation() const
{
    if (passed < 2)
        return 0;
    const double mean = meanDelay();
    return std::sqrt(std::max(delaySquares / double(passed) - mean * mean, 0.0));
}

double LineFigures::bitsPerSecond() const
{
    return spanNs > 0 ? double(passedBytes) * 8e9 / double(spanNs) : 0;
}

void LineFigures::add(const LineFigures &other)
{
    received += other.received;
    receivedBytes += other.receivedBytes;
    passed += other.passed;
    passedBytes += other.passedBytes;
    waiting += other.waiting;
    for (size_t i = 0; i < dropped.size(); ++i)
        dropped[i] += other.dropped[i];
    duplicated += other.duplicated;
    reordered += other.reordered;
    corrupted += other.corrupted;
    systemDropped += other.systemDropped;
    delaySum += other.delaySum;
    delaySquares += other.delaySquares;
    delayMost = std::max(delayMost, other.delayMost);
    spanNs += other.spanNs;
}

void RelayedFigures::add(const RelayedFigures &other)
{
    toServer.add(other.toServer);
    toClient.add(other.toClient);
}

} // namespace swb
