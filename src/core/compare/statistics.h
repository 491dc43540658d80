// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compare/histogram.h"

#include <QList>

namespace swb::statistics {

// Whether two groups of repeats differ, or are apart by chance.

namespace limits {
inline constexpr qsizetype leastRepeats = 3; ///< of each group; fewer say nothing about how repeats vary
inline constexpr double level = 0.99; ///< confidence level of the interval
inline constexpr double mostChance = 0.01; ///< chance that two groups from one source are this far apart
inline constexpr double leastPart = 0.05; ///< smaller differences are not reported
inline constexpr int draws = 1'000; ///< of the bootstrap
/// The rule of decide() calls equal groups different at most this often, whatever the spread of the repeats.
inline constexpr double statedRate = 0.05;
} // namespace limits

/// One repeat's figure: a number, or a quantile of times that would be different with other messages of the
/// same repeat.
class Repeat
{
public:
    explicit Repeat(double value)
        : m_value(value)
    { }
    /// Must not be empty; its values are known to the width of a bucket, 0.1 %.
    Repeat(const Histogram &times, double share);

    [[nodiscard]] double value() const { return m_value; }

    /// The figure if the repeat had sent other messages of its kind: draws the same number of times from its
    /// own with replacement, and takes the same quantile.
    template <typename Random>
    [[nodiscard]] double drawn(Random &random) const;

private:
    double m_value;
    quint64 m_count = 0;
    quint64 m_rank = 0; ///< of the quantile among them, from 1
    QList<Histogram::Step> m_steps;
};

using Repeats = QList<Repeat>;

/// For an even number of values, halfway between the two in the middle; 0 for none.
[[nodiscard]] double median(QList<double> values);

/// The two-sided p of the Mann-Whitney U test: how often numbers from one source fall into two groups that
/// are this far apart. Exact (with ties too) for up to 40 numbers in total, and above that by the normal
/// approximation with the corrections for ties and for continuity. 1 if a group is empty.
[[nodiscard]] double mannWhitney(const QList<double> &a, const QList<double> &b);

struct Interval
{
    double from = 0;
    double to = 0;
    [[nodiscard]] bool contains(double value) const { return from <= value && value <= to; }
    bool operator==(const Interval &) const = default;
};

/// The interval for the difference of the medians (b minus a): the middle `level` of limits::draws
/// differences, each from repeats drawn with replacement and, within each drawn repeat, its messages. The
/// same repeats always give the same interval. Neither may be empty.
[[nodiscard]] Interval bootstrap(const Repeats &a, const Repeats &b, double level = limits::level);

/// Whether two groups of repeats differ, and the reason for the decision.
struct Verdict
{
    enum Reason : quint8 {
        Clear,
        TooFewRepeats, ///< fewer than limits::leastRepeats
        TooSmall, ///< at most limits::leastPart of the larger median
        WithinSpread, ///< within the spread of the repeats themselves
    };
    Reason reason = TooFewRepeats;
    double a = 0; ///< median of the repeats
    double b = 0;
    double chance = 1; ///< mannWhitney()
    Interval difference; ///< bootstrap(); empty with fewer than limits::leastRepeats
    [[nodiscard]] bool isClear() const { return reason == Clear; }
};

/// Clear if the medians are more than limits::leastPart apart, the bootstrap interval of their difference
/// does not contain 0, and the Mann-Whitney test finds a chance of at most limits::mostChance. With so few
/// repeats that no arrangement of them could get there (3 or 4 of each), the groups must be further apart
/// than the spread of the repeats of either.
[[nodiscard]] Verdict decide(const Repeats &a, const Repeats &b);

} // namespace swb::statistics
