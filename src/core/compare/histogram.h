// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QtGlobal>

namespace swb {

/// How often each time occurred, to three significant digits, in memory that does not grow with the number of
/// values: the buckets of G. Tene's HdrHistogram, whose width is 1 up to 2,047 and doubles with each doubling
/// beyond. Copies are cheap (implicitly shared).
class Histogram
{
public:
    static constexpr int halfBuckets = 1'024; ///< per doubling: a width is at most 1/1,024 of its values
    static constexpr qint64 largest = (qint64(1) << 42) - 1; ///< more than an hour in nanoseconds

    /// Negative values count as 0, larger ones as the largest.
    void add(qint64 value)
    {
        value = qBound(qint64(0), value, largest);
        const qsizetype index = indexOf(value);
        if (index >= m_counts.size())
            m_counts.resize(((index / halfBuckets) + 1) * halfBuckets);
        ++m_counts[index];
        m_min = m_count == 0 ? value : qMin(m_min, value);
        m_max = qMax(m_max, value);
        m_sum += double(value);
        ++m_count;
    }
    void merge(const Histogram &other);
    void clear() { *this = {}; }

    [[nodiscard]] bool isEmpty() const { return m_count == 0; }
    [[nodiscard]] quint64 count() const { return m_count; }
    [[nodiscard]] qint64 min() const { return m_min; } ///< exact; 0 if empty
    [[nodiscard]] qint64 max() const { return m_max; } ///< exact
    [[nodiscard]] double mean() const { return m_count == 0 ? 0 : m_sum / double(m_count); }
    /// The smallest value that at least this share (0 to 1) of all values does not exceed, to the width of a
    /// bucket; 0 if empty.
    [[nodiscard]] qint64 percentile(double share) const;
    /// The rank of that value in ascending order, from 1 to count(); 0 for share 0.
    [[nodiscard]] quint64 rankOf(double share) const;

    /// A step of the distribution: this share of all values is at most this large.
    struct Step
    {
        qint64 value = 0;
        double share = 0;
    };
    /// The cumulative distribution, ascending, from the smallest value to the largest.
    [[nodiscard]] QList<Step> steps() const;
    /// A bucket that is not empty: how many values it counts, and the largest that it can hold.
    struct Bucket
    {
        qint64 value = 0;
        quint64 count = 0;
    };
    /// All of them, ascending: a file keeps these, with min(), max() and mean().
    [[nodiscard]] QList<Bucket> buckets() const;
    [[nodiscard]] static Histogram fromBuckets(const QList<Bucket> &buckets, qint64 min, qint64 max,
                                               double mean);
    /// Memory of the buckets in bytes.
    [[nodiscard]] qsizetype bytes() const { return m_counts.size() * qsizetype(sizeof(quint64)); }

    /// The maximum number of buckets.
    static constexpr qsizetype mostBuckets = (42 - 11 + 2) * qsizetype(halfBuckets);

private:
    [[nodiscard]] static qsizetype indexOf(qint64 value)
    {
        if (value < 2 * halfBuckets)
            return qsizetype(value);
        const int doublings = 63 - int(qCountLeadingZeroBits(quint64(value))) - 10;
        return doublings * qsizetype(halfBuckets) + qsizetype(value >> doublings);
    }
    /// The largest value of a bucket.
    [[nodiscard]] static qint64 endOf(qsizetype index);

    QList<quint64> m_counts;
    quint64 m_count = 0;
    qint64 m_min = 0;
    qint64 m_max = 0;
    double m_sum = 0;
};

} // namespace swb
