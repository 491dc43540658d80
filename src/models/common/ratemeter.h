// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/counters.h"

#include <QCoreApplication>
#include <QString>

#include <array>
#include <optional>

namespace swb {

/// What is measured per second for a conversation, in the order of the tables' columns.
enum class RateOf : quint8 { Reads, BytesIn, Writes, BytesOut };

/// The rates of one conversation's counters over the last window. The view reads them once per step; a rate
/// is unknown until a whole window has passed, and after a pause in reading.
class RateMeter
{
    Q_DECLARE_TR_FUNCTIONS(RateMeter)

public:
    static constexpr qint64 stepNs = 1'000'000'000;
    static constexpr int steps = 2; ///< per window
    static constexpr qint64 longestStepNs = 2 * stepNs; ///< a longer step counts as a pause

    /// Whether the next reading is due; a timer that fires slightly early counts.
    [[nodiscard]] static bool isDue(qint64 lookedNs, qint64 nowNs)
    {
        return lookedNs == 0 || nowNs - lookedNs >= stepNs - stepNs / 10;
    }
    /// `nowNs`: on the log's clock.
    void look(const TrafficCounters &counters, qint64 nowNs);
    [[nodiscard]] std::optional<double> perSecond(RateOf what) const;

    /// Column title and explanation: "Reads/s", and what it means.
    [[nodiscard]] static QString title(RateOf what);
    [[nodiscard]] static QString tip(RateOf what);
    /// "12.3" or "1.50 kB"; a dash if unknown.
    [[nodiscard]] static QString text(std::optional<double> perSecond, RateOf what);

    /// All four on one line; empty if unknown.
    [[nodiscard]] QString sentence() const;

private:
    struct Look
    {
        qint64 ns = 0;
        std::array<quint64, 4> counts{}; ///< indexed by RateOf
    };

    std::array<Look, steps + 1> m_looks; ///< newest last
    int m_known = 0;
};

} // namespace swb
