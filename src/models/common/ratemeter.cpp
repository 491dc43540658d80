// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/common/ratemeter.h"

#include "core/values/quantities.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace swb {

void RateMeter::look(const TrafficCounters &counters, qint64 nowNs)
{
    if (m_known > 0 && nowNs - m_looks.back().ns > longestStepNs)
        m_known = 0;
    std::rotate(m_looks.begin(), m_looks.begin() + 1, m_looks.end());
    const auto read
        = [](const std::atomic<quint64> &counter) { return counter.load(std::memory_order_relaxed); };
    m_looks.back() = {
        nowNs,
        {read(counters.unitsIn), read(counters.bytesIn), read(counters.unitsOut), read(counters.bytesOut)}};
    m_known = std::min(m_known + 1, int(m_looks.size()));
}

std::optional<double> RateMeter::perSecond(RateOf what) const
{
    const Look &first = m_looks.front();
    const Look &last = m_looks.back();
    if (m_known < int(m_looks.size()) || last.ns <= first.ns)
        return std::nullopt;
    const quint64 passed = last.counts[size_t(what)] - first.counts[size_t(what)];
    return double(passed) * 1e9 / double(last.ns - first.ns);
}

QString RateMeter::title(RateOf what)
{
    switch (what) {
    case RateOf::Reads:
        return tr("Reads/s");
    case RateOf::BytesIn:
        return tr("In/s");
    case RateOf::Writes:
        return tr("Writes/s");
    case RateOf::BytesOut:
        break;
    }
    return tr("Out/s");
}

QString RateMeter::tip(RateOf what)
{
    const int seconds = int(steps * stepNs / 1'000'000'000);
    switch (what) {
    case RateOf::Reads:
        return tr("Chunks of a stream, or datagrams, received per second, over the last %n seconds", nullptr,
                  seconds);
    case RateOf::BytesIn:
        return tr("Bytes received per second, over the last %n seconds", nullptr, seconds);
    case RateOf::Writes:
        return tr("Chunks of a stream, or datagrams, sent per second, over the last %n seconds", nullptr,
                  seconds);
    case RateOf::BytesOut:
        break;
    }
    return tr("Bytes sent per second, over the last %n seconds", nullptr, seconds);
}

QString RateMeter::text(std::optional<double> perSecond, RateOf what)
{
    if (!perSecond)
        return u"—"_s;
    const bool ofBytes = what == RateOf::BytesIn || what == RateOf::BytesOut;
    return ofBytes ? quantities::bytes(*perSecond) : quantities::perSecond(*perSecond);
}

QString RateMeter::sentence() const
{
    if (!perSecond(RateOf::Reads))
        return {};
    const auto said = [this](RateOf what) { return text(perSecond(what), what); };
    return tr("Each second: %1 reads with %2, %3 writes with %4, over the last %n seconds", nullptr,
              int(steps * stepNs / 1'000'000'000))
        .arg(said(RateOf::Reads), said(RateOf::BytesIn), said(RateOf::Writes), said(RateOf::BytesOut));
}

} // namespace swb
