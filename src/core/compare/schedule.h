// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compare/work.h"

namespace swb {

/// When each message is due, in nanoseconds since the start, for the paces Rate and Bursts. A late message
/// does not delay those after it.
class Schedule
{
public:
    Schedule() = default;
    explicit Schedule(const Work &work)
        : m_rate(work.rate)
        , m_burst(work.pace == WorkPace::Bursts ? work.burst : 1)
    { }

    /// Of message `index`, from 0. All messages of a burst are due together.
    [[nodiscard]] qint64 dueNs(qint64 index) const
    {
        const qint64 first = index / m_burst * m_burst;
        constexpr qint64 second = 1'000'000'000;
        return first / m_rate * second + first % m_rate * second / m_rate;
    }

private:
    qint64 m_rate = 1;
    qint64 m_burst = 1;
};

} // namespace swb
