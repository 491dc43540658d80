// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compare/timeseries.h"

namespace swb {

void TimeSeries::Bin::add(const Bin &other)
{
    sent += other.sent;
    arrived += other.arrived;
    bytes += other.bytes;
    lost += other.lost;
    if (other.timed > 0)
        leastNs = timed == 0 ? other.leastNs : qMin(leastNs, other.leastNs);
    mostNs = qMax(mostNs, other.mostNs);
    sumNs += other.sumNs;
    timed += other.timed;
}

TimeSeries::Bin &TimeSeries::reach(qint64 atNs)
{
    while (atNs / m_widthNs >= mostBins)
        halve();
    const qsizetype index = atNs / m_widthNs;
    if (index >= m_bins.size())
        m_bins.resize(index + 1);
    return m_bins[index];
}

void TimeSeries::halve()
{
    QList<Bin> wider((m_bins.size() + 1) / 2);
    for (qsizetype i = 0; i < m_bins.size(); ++i)
        wider[i / 2].add(m_bins.at(i));
    m_bins = wider;
    m_widthNs *= 2;
}

void TimeSeries::forgetFates()
{
    for (Bin &bin : m_bins)
        bin = {.sent = bin.sent, .arrived = bin.arrived, .bytes = bin.bytes};
}

TimeSeries TimeSeries::fromBins(const QList<Bin> &bins, qint64 widthNs)
{
    TimeSeries series;
    if (bins.size() > mostBins || widthNs < firstWidthNs || widthNs > longestWidthNs)
        return series;
    series.m_bins = bins;
    series.m_widthNs = widthNs;
    return series;
}

void TimeSeries::merge(const TimeSeries &other)
{
    while (m_widthNs < other.m_widthNs)
        halve();
    for (qsizetype i = 0; i < other.m_bins.size(); ++i)
        bin(other.beginNs(i)).add(other.m_bins.at(i));
}

} // namespace swb
