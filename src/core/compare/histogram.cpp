// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compare/histogram.h"

#include <cmath>

namespace swb {

void Histogram::merge(const Histogram &other)
{
    if (other.m_count == 0)
        return;
    if (m_counts.size() < other.m_counts.size())
        m_counts.resize(other.m_counts.size());
    for (qsizetype i = 0; i < other.m_counts.size(); ++i)
        m_counts[i] += other.m_counts[i];
    m_min = m_count == 0 ? other.m_min : qMin(m_min, other.m_min);
    m_max = qMax(m_max, other.m_max);
    m_sum += other.m_sum;
    m_count += other.m_count;
}

qint64 Histogram::endOf(qsizetype index)
{
    if (index < 2 * halfBuckets)
        return index;
    const qsizetype doublings = index / halfBuckets - 1;
    const qint64 within = index - doublings * halfBuckets;
    return ((within + 1) << doublings) - 1;
}

/// A share such as 0.99 is slightly off in binary, which must not turn the 99th of 100 into the 100th.
quint64 Histogram::rankOf(double share) const
{
    const double rank = qBound(0.0, share, 1.0) * double(m_count);
    const double whole = std::round(rank);
    return quint64(std::abs(rank - whole) <= 1e-9 * whole ? whole : std::ceil(rank));
}

qint64 Histogram::percentile(double share) const
{
    const quint64 rank = rankOf(share);
    quint64 seen = 0;
    for (qsizetype i = 0; i < m_counts.size(); ++i) {
        seen += m_counts[i];
        if (m_counts[i] > 0 && seen >= rank)
            return qBound(m_min, endOf(i), m_max);
    }
    return m_max;
}

QList<Histogram::Bucket> Histogram::buckets() const
{
    QList<Bucket> buckets;
    for (qsizetype i = 0; i < m_counts.size(); ++i) {
        if (m_counts[i] > 0)
            buckets.append({endOf(i), m_counts[i]});
    }
    return buckets;
}

Histogram Histogram::fromBuckets(const QList<Bucket> &buckets, qint64 min, qint64 max, double mean)
{
    Histogram histogram;
    for (const Bucket &bucket : buckets) {
        if (bucket.count == 0)
            continue;
        histogram.add(bucket.value);
        histogram.m_counts[indexOf(qBound(qint64(0), bucket.value, largest))] += bucket.count - 1;
        histogram.m_count += bucket.count - 1;
    }
    if (histogram.isEmpty())
        return histogram;
    histogram.m_min = qBound(qint64(0), min, histogram.m_max);
    histogram.m_max = qBound(histogram.m_min, max, largest);
    histogram.m_sum = mean * double(histogram.m_count);
    return histogram;
}

QList<Histogram::Step> Histogram::steps() const
{
    QList<Step> steps;
    quint64 seen = 0;
    for (qsizetype i = 0; i < m_counts.size(); ++i) {
        if (m_counts[i] == 0)
            continue;
        seen += m_counts[i];
        steps.append({qBound(m_min, endOf(i), m_max), double(seen) / double(m_count)});
    }
    return steps;
}

} // namespace swb
