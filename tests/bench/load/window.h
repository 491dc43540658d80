// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/load/loadspec.h"

#include <chrono>

namespace swb::bench {

using Clock = std::chrono::steady_clock;

[[nodiscard]] inline double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// Counts what passes between the end of the warm-up and the end of the measured time.
class Window
{
public:
    explicit Window(const LoadSpec &spec)
        : m_warmUp(spec.warmUpSeconds)
        , m_length(spec.seconds)
        , m_start(Clock::now())
    { }

    /// Call it often, with the total so far; false once the window is over.
    [[nodiscard]] bool open(double total)
    {
        const double elapsed = secondsSince(m_start);
        if (m_begin < 0) {
            if (elapsed >= m_warmUp) {
                m_begin = elapsed;
                m_base = total;
            }
            return true;
        }
        if (elapsed < m_begin + m_length)
            return true;
        m_seconds = elapsed - m_begin;
        m_units = total - m_base;
        return false;
    }

    void writeTo(LoadResult &result) const
    {
        result.units = m_units;
        result.seconds = m_seconds;
    }

private:
    double m_warmUp;
    double m_length;
    Clock::time_point m_start;
    double m_begin = -1;
    double m_base = 0;
    double m_units = 0;
    double m_seconds = 0;
};

} // namespace swb::bench
