// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QtGlobal>

namespace swb {

/// What happened over the time of a run, in a fixed number of bins: when the run outlasts them, pairs of bins
/// are merged and the bins become twice as wide. Times are nanoseconds since the run began.
class TimeSeries
{
public:
    static constexpr qsizetype mostBins = 512;
    static constexpr qint64 firstWidthNs = 1'000'000;
    static constexpr qint64 longestWidthNs = 1'000'000'000'000'000; ///< in a file: about 11 days a bin

    /// What happened in one bin.
    struct Bin
    {
        quint64 sent = 0;
        quint64 arrived = 0; ///< answers; with one-way work, messages at our server
        quint64 bytes = 0; ///< of what arrived
        quint64 lost = 0; ///< messages sent in this bin that were not answered within their timeout
        quint64 timed = 0; ///< number of round trips (or one-way delays) in these:
        qint64 leastNs = 0;
        qint64 mostNs = 0;
        double sumNs = 0;

        [[nodiscard]] double meanNs() const { return timed == 0 ? 0 : sumNs / double(timed); }
        void add(const Bin &other);
    };

    void sent(qint64 atNs) { ++bin(atNs).sent; }
    void lost(qint64 atNs) { ++bin(atNs).lost; }
    void arrived(qint64 atNs, qint64 bytes)
    {
        Bin &in = bin(atNs);
        ++in.arrived;
        in.bytes += quint64(bytes);
    }
    void timed(qint64 atNs, qint64 ns)
    {
        Bin &in = bin(atNs);
        in.leastNs = in.timed == 0 ? ns : qMin(in.leastNs, ns);
        in.mostNs = qMax(in.mostNs, ns);
        in.sumNs += double(ns);
        ++in.timed;
    }
    void merge(const TimeSeries &other);
    /// Keeps what was sent and what arrived, but not which messages were lost or how long they took.
    void forgetFates();

    /// The bins from a file; nothing if it claims more than there can be.
    [[nodiscard]] static TimeSeries fromBins(const QList<Bin> &bins, qint64 widthNs);

    [[nodiscard]] qint64 widthNs() const { return m_widthNs; }
    /// As many as hold anything, at most mostBins.
    [[nodiscard]] qsizetype size() const { return m_bins.size(); }
    [[nodiscard]] const Bin &at(qsizetype index) const { return m_bins.at(index); }
    [[nodiscard]] qint64 beginNs(qsizetype index) const { return index * m_widthNs; }

private:
    [[nodiscard]] Bin &bin(qint64 atNs)
    {
        const qint64 index = atNs <= 0 ? 0 : atNs / m_widthNs;
        return index < m_bins.size() ? m_bins[index] : reach(atNs);
    }
    [[nodiscard]] Bin &reach(qint64 atNs);
    void halve();

    QList<Bin> m_bins;
    qint64 m_widthNs = firstWidthNs;
};

} // namespace swb
