// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compare/histogram.h"

#include <QList>

namespace swb::statistics {

// Whether two groups of repeats differ, or lie apart by chance.

namespace limits {
inline constexpr qsizetype leastRepeats = 3; ///< of each group; fewer tell nothing of how repeats vary
inline constexpr double level = 0.99; ///< of the interval
inline constexpr double mostChance = 0.01; ///< that two groups which are alike lie so far apart
inline constexpr double leastPart = 0.05; ///< a smaller difference is not worth a word
inline constexpr int draws = 1'000; ///< of the bootstrap
/// The rule of decide() takes alike for different at most so often, whatever the repeats vary by.
inline constexpr double statedRate = 0.05;
} // namespace limits

/// One repeat's figure. It is a number, or a quantile of times, which other messages of the same repeat would
/// have put elsewhere.
class Repeat
{
public:
    explicit Repeat(double value)
        : m_value(value)
    { }
    /// Must not be empty; its values are known to the width of a bucket, 0.1 %.
    Repeat(const Histogram &times, double share);

    [[nodiscard]] double value() const { return m_value; }

    /// The figure had the repeat sent other messages of its kind: as many times are drawn with replacement
    /// from its own, and the same quantile taken.
    template <typename Random>
    [[nodiscard]] double drawn(Random &random) const;

private:
    double m_value;
    quint64 m_count = 0;
    quint64 m_rank = 0; ///< of the quantile among them, from 1
    QList<Histogram::Step> m_steps;
};

using Repeats = QList<Repeat>;

/// Of an even number, halfway between the two in the middle; 0 of nothing.
[[nodiscard]] double median(QList<double> values);

/// The two-sided p of the Mann-Whitney U test: how often numbers of which all come from one source fall into
/// two groups that lie so far apart. Exact (with ties too) for up to 40 numbers in all, and from there on by
/// the normal approximation with the corrections for ties and for continuity. 1 where a group is empty.
[[nodiscard]] double mannWhitney(const QList<double> &a, const QList<double> &b);

struct Interval
{
    double from = 0;
    double to = 0;
    [[nodiscard]] bool contains(double value) const { return from <= value && value <= to; }
    bool operator==(const Interval &) const = default;
};

/// Where the difference of the medians (b less a) lies: the middle `level` of limits::draws differences, for
/// each of which repeats are drawn with replacement, and within each drawn repeat its messages. The same
/// repeats always give the same interval. Neither may be empty.
[[nodiscard]] Interval bootstrap(const Repeats &a, const Repeats &b, double level = limits::level);

/// Whether two groups of repeats differ, and why it is said or not.
struct Verdict
{
    enum Reason : quint8 {
        Clear,
        TooFewRepeats, ///< fewer than limits::leastRepeats
        TooSmall, ///< at most limits::leastPart of the larger median
        WithinSpread, ///< it lies within what repeats differ by among themselves
    };
    Reason reason = TooFewRepeats;
    double a = 0; ///< median of the repeats
    double b = 0;
    double chance = 1; ///< mannWhitney()
    Interval difference; ///< bootstrap(); with fewer than limits::leastRepeats empty
    [[nodiscard]] bool isClear() const { return reason == Clear; }
};

/// Clear where the medians are more than limits::leastPart apart, the bootstrap interval of their difference
/// does not contain 0, and the Mann-Whitney test finds a chance of at most limits::mostChance. So few repeats
/// that no arrangement of them could get there (3 or 4 of each) must lie further apart than the repeats of
/// either group are spread.
[[nodiscard]] Verdict decide(const Repeats &a, const Repeats &b);

} // namespace swb::statistics
