// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/counters.h"

#include <QCoreApplication>
#include <QString>

#include <array>
#include <optional>

namespace swb {

/// What is measured of a conversation a second, in the order of the tables' columns.
enum class RateOf : quint8 { Reads, BytesIn, Writes, BytesOut };

/// How fast the counters of one conversation go, over the last window. Looked at once a step by who shows it;
/// nothing is known until a whole window has been seen, nor after a pause in looking.
class RateMeter
{
    Q_DECLARE_TR_FUNCTIONS(RateMeter)

public:
    static constexpr qint64 stepNs = 1'000'000'000;
    static constexpr int steps = 2; ///< of a window
    static constexpr qint64 longestStepNs = 2 * stepNs; ///< beyond it the look was a pause

    /// Whether it is time for the next look; a timer that is a little early counts.
    [[nodiscard]] static bool isDue(qint64 lookedNs, qint64 nowNs)
    {
        return lookedNs == 0 || nowNs - lookedNs >= stepNs - stepNs / 10;
    }
    /// `nowNs`: on the log's clock.
    void look(const TrafficCounters &counters, qint64 nowNs);
    [[nodiscard]] std::optional<double> perSecond(RateOf what) const;

    /// Of a column: "Reads/s", and what that is.
    [[nodiscard]] static QString title(RateOf what);
    [[nodiscard]] static QString tip(RateOf what);
    /// "12.3" or "1.50 kB"; a dash where it is not known.
    [[nodiscard]] static QString text(std::optional<double> perSecond, RateOf what);

    /// All four in a line; empty where they are not known.
    [[nodiscard]] QString sentence() const;

private:
    struct Look
    {
        qint64 ns = 0;
        std::array<quint64, 4> counts{}; ///< by RateOf
    };

    std::array<Look, steps + 1> m_looks; ///< the newest last
    int m_known = 0;
};

} // namespace swb
