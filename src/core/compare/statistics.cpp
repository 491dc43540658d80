// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compare/statistics.h"

#include "core/impairment/counterrandom.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>
#include <random>
#include <vector>

namespace swb::statistics {
namespace {

constexpr qsizetype mostForExact = 40;

/// A generator for the distributions of the standard library; produces the same numbers each time.
class Draws
{
public:
    using result_type = quint64;
    static constexpr quint64 min() { return 0; }
    static constexpr quint64 max() { return std::numeric_limits<quint64>::max(); }
    quint64 operator()() { return m_random.bits(m_next++); }
    [[nodiscard]] qsizetype below(qsizetype end) { return qsizetype(double(end) * m_random.share(m_next++)); }

private:
    CounterRandom m_random{1, 0};
    quint64 m_next = 0;
};

QList<double> valuesOf(const Repeats &repeats)
{
    QList<double> values;
    for (const Repeat &repeat : repeats)
        values.append(repeat.value());
    return values;
}

/// The ranks of all numbers, doubled so that those of ties are whole; those of `a` come first.
std::vector<int> doubledRanks(const QList<double> &a, const QList<double> &b)
{
    const QList<double> all = a + b;
    std::vector<int> ranks;
    for (const double value : all) {
        const auto below = std::count_if(all.begin(), all.end(), [=](double other) { return other < value; });
        const auto same = std::count(all.begin(), all.end(), value);
        ranks.push_back(int(2 * below + same + 1));
    }
    return ranks;
}

/// Over all ways to choose as many ranks as `a` has: the share whose sum is at least as far from its mean.
double exactChance(const std::vector<int> &ranks, size_t taken)
{
    const int all = std::accumulate(ranks.begin(), ranks.end(), 0);
    std::vector<std::vector<double>> ways(taken + 1, std::vector<double>(size_t(all) + 1, 0));
    ways[0][0] = 1;
    for (const int rank : ranks) {
        for (size_t of = taken; of > 0; --of) {
            for (size_t sum = size_t(all); sum >= size_t(rank); --sum)
                ways[of][sum] += ways[of - 1][sum - size_t(rank)];
        }
    }
    // compared as whole numbers: distances from the mean, times the number of ranks
    const auto distance
        = [&](qint64 sum) { return std::abs(sum * qint64(ranks.size()) - qint64(all) * qint64(taken)); };
    const qint64 found
        = distance(std::accumulate(ranks.begin(), ranks.begin() + qsizetype(taken), qint64(0)));
    double extreme = 0;
    double total = 0;
    for (size_t sum = 0; sum <= size_t(all); ++sum) {
        total += ways[taken][sum];
        extreme += distance(qint64(sum)) >= found ? ways[taken][sum] : 0;
    }
    return extreme / total;
}

/// Lehmann, Nonparametrics (1975), 1.4.
double approximateChance(const std::vector<int> &ranks, size_t taken)
{
    const auto n = double(ranks.size());
    const auto inA = double(taken);
    const double mean = (n + 1) / 2;
    double squares = 0;
    for (const int rank : ranks)
        squares += (rank / 2.0 - mean) * (rank / 2.0 - mean);
    const double variance = inA * (n - inA) / (n * (n - 1)) * squares;
    if (variance <= 0)
        return 1;
    const double sum = std::accumulate(ranks.begin(), ranks.begin() + qsizetype(taken), 0.0) / 2;
    const double distance = std::max(0.0, std::abs(sum - inA * mean) - 0.5);
    return std::erfc(distance / std::sqrt(2 * variance));
}

/// The median of the same number of repeats, drawn with replacement, each with other messages.
double drawnMedian(const Repeats &repeats, Draws &random)
{
    QList<double> values;
    values.reserve(repeats.size());
    for (qsizetype i = 0; i < repeats.size(); ++i)
        values.append(repeats.at(random.below(repeats.size())).drawn(random));
    return median(std::move(values));
}

/// The least chance that mannWhitney() can find for groups of these sizes: all of one below all of the other.
double leastChance(qsizetype a, qsizetype b)
{
    double ways = 1;
    for (qsizetype i = 1; i <= a; ++i)
        ways *= double(b + i) / double(i);
    return 2 / ways;
}

double spreadOf(const QList<double> &values)
{
    const auto [least, most] = std::minmax_element(values.begin(), values.end());
    return *most - *least;
}

/// The distance between the two groups; negative if they overlap.
double gapBetween(const QList<double> &a, const QList<double> &b)
{
    const auto [leastA, mostA] = std::minmax_element(a.begin(), a.end());
    const auto [leastB, mostB] = std::minmax_element(b.begin(), b.end());
    return std::max(*leastB - *mostA, *leastA - *mostB);
}

bool chanceIsSmall(const Verdict &verdict, const QList<double> &a, const QList<double> &b)
{
    if (leastChance(a.size(), b.size()) > limits::mostChance)
        return gapBetween(a, b) > std::max(spreadOf(a), spreadOf(b));
    return verdict.chance <= limits::mostChance;
}

} // namespace

Repeat::Repeat(const Histogram &times, double share)
    : m_value(double(times.percentile(share)))
    , m_count(times.count())
    , m_rank(std::clamp(times.rankOf(share), quint64(1), times.count()))
    , m_steps(times.steps())
{ }

/// The quantile of `m_count` draws is where the m_rank-th smallest of that many uniform numbers is in the
/// distribution; that number is beta distributed, the share of one gamma variable in two.
template <typename Random>
double Repeat::drawn(Random &random) const
{
    if (m_steps.isEmpty())
        return m_value;
    std::gamma_distribution<double> below{double(m_rank)};
    std::gamma_distribution<double> above{double(m_count - m_rank + 1)};
    const double low = below(random);
    const double share = low / (low + above(random));
    const auto step = std::lower_bound(m_steps.begin(), m_steps.end(), share,
                                       [](const Histogram::Step &of, double at) { return of.share < at; });
    return double(step == m_steps.end() ? m_steps.last().value : step->value);
}

double median(QList<double> values)
{
    if (values.isEmpty())
        return 0;
    std::sort(values.begin(), values.end());
    const qsizetype middle = values.size() / 2;
    return values.size() % 2 == 1 ? values.at(middle)
                                  : std::midpoint(values.at(middle - 1), values.at(middle));
}

double mannWhitney(const QList<double> &a, const QList<double> &b)
{
    if (a.isEmpty() || b.isEmpty())
        return 1;
    const std::vector<int> ranks = doubledRanks(a, b);
    return a.size() + b.size() <= mostForExact ? exactChance(ranks, size_t(a.size()))
                                               : approximateChance(ranks, size_t(a.size()));
}

Interval bootstrap(const Repeats &a, const Repeats &b, double level)
{
    Draws random;
    std::vector<double> differences;
    for (int i = 0; i < limits::draws; ++i) {
        const double ofA = drawnMedian(a, random);
        differences.push_back(drawnMedian(b, random) - ofA);
    }
    std::sort(differences.begin(), differences.end());
    const auto cut = size_t(std::floor((1 - level) / 2 * double(differences.size())));
    return {differences[cut], differences[differences.size() - 1 - cut]};
}

Verdict decide(const Repeats &a, const Repeats &b)
{
    const QList<double> ofA = valuesOf(a);
    const QList<double> ofB = valuesOf(b);
    Verdict verdict;
    verdict.a = median(ofA);
    verdict.b = median(ofB);
    if (std::min(a.size(), b.size()) < limits::leastRepeats)
        return verdict;
    verdict.chance = mannWhitney(ofA, ofB);
    verdict.difference = bootstrap(a, b);
    if (std::abs(verdict.a - verdict.b) <= limits::leastPart * std::max(verdict.a, verdict.b))
        verdict.reason = Verdict::TooSmall;
    else if (verdict.difference.contains(0) || !chanceIsSmall(verdict, ofA, ofB))
        verdict.reason = Verdict::WithinSpread;
    else
        verdict.reason = Verdict::Clear;
    return verdict;
}

} // namespace swb::statistics
