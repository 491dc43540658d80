// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compare/comparisoncharts.h"

#include "core/compare/measuredtext.h"

#include <algorithm>

namespace swb {
namespace {

constexpr double nsPerUs = 1e3;
constexpr double nsPerSecond = 1e9;
constexpr qsizetype liveBins = 128; ///< drawn of a running comparison, 30 times a second
constexpr double finestShare
    = 0.0005; ///< of a distribution; two thousand points are more than any screen has

/// The last interval ends with the run. If it is too short it says nothing and is left out, unless it is the
/// only one.
void addThroughput(ChartLane &lane, qint64 beginNs, quint64 bytes, qint64 endNs)
{
    constexpr double leastPart = 0.5; // of the interval before it
    const double width = double(endNs - beginNs) / nsPerSecond;
    const double before
        = lane.throughput.isEmpty() ? 0 : 2 * (double(beginNs) / nsPerSecond - lane.throughput.last().x());
    if (width > 0 && width >= leastPart * before)
        lane.throughput.append({double(beginNs) / nsPerSecond + width / 2, double(bytes) / width});
}

/// Losses leave a gap if nothing else arrived after them. `lossIsOpen`: something was lost since the last
/// arrival; null if losses have no moment.
void addDelays(ChartLane &lane, const TimeSeries::Bin &bin, double middle, bool *lossIsOpen)
{
    if (!lane.delaysNote.isEmpty())
        return;
    if (bin.timed > 0) {
        lane.delays.append({middle, bin.meanNs() / nsPerUs});
        lane.delayRanges.append({double(bin.leastNs) / nsPerUs, double(bin.mostNs) / nsPerUs});
    }
    if (!lossIsOpen)
        return;
    *lossIsOpen = bin.lost > 0 || (*lossIsOpen && bin.timed == 0);
    if (*lossIsOpen && bin.timed == 0) {
        lane.gaps.append(middle);
        *lossIsOpen = false;
    }
}

/// Draws several bins as one if there are more than `most`.
void addSeries(ChartLane &lane, const LaneScore &score, qsizetype most)
{
    const TimeSeries &series = score.series;
    const bool lossesHaveTimes = measure::answersAreTold(score);
    const qsizetype step = (series.size() + most - 1) / most;
    lane.binNs = series.size() > 0 ? step * series.widthNs() : 0;
    bool lossIsOpen = false;
    for (qsizetype i = 0; i < series.size(); i += step) {
        TimeSeries::Bin bin = series.at(i);
        const qsizetype end = std::min(i + step, series.size());
        for (qsizetype next = i + 1; next < end; ++next)
            bin.add(series.at(next));
        const double width = double((end - i) * series.widthNs()) / nsPerSecond;
        const double middle = double(series.beginNs(i)) / nsPerSecond + width / 2;
        addDelays(lane, bin, middle, lossesHaveTimes ? &lossIsOpen : nullptr);
        if (bin.lost > 0 && lossesHaveTimes)
            lane.losses.append(middle);
        addThroughput(lane, series.beginNs(i), bin.bytes, std::min(score.durationNs, series.beginNs(end)));
    }
}

void addDistribution(ChartLane &lane, const Histogram &times)
{
    double last = -1;
    for (const Histogram::Step &step : times.steps()) {
        if (step.share - last < finestShare && step.share < 1)
            continue;
        last = step.share;
        lane.distribution.append({double(step.value) / nsPerUs, step.share});
    }
}

void addBox(ChartLane &lane, const Histogram &times, int repeat)
{
    if (times.isEmpty())
        return;
    const auto at = [&times](double share) { return double(times.percentile(share)) / nsPerUs; };
    lane.repeats.append(
        {double(times.min()) / nsPerUs, at(0.25), at(0.5), at(0.75), double(times.max()) / nsPerUs, repeat});
}

/// The times that a lane is judged by.
const Histogram &timesOf(const LaneScore &score)
{
    return score.answers ? score.roundTrip : score.oneWay;
}

QString whyNoDelays(const LaneScore &score)
{
    const MeasuredText delay = measure::delay(score, 0.5);
    return delay.measured ? QString() : delay.note;
}

/// `last` is the run that is drawn over time.
ChartLane laneOf(const LaneScore &score, const LaneScore &last, const QList<LaneScore> &runs,
                 const QString &naming, qsizetype mostBins)
{
    ChartLane lane;
    lane.delaysNote = whyNoDelays(last);
    lane.distributionNote = whyNoDelays(score);
    lane.name = naming.arg(displayName(score.transport));
    lane.transport = score.transport;
    lane.oneWay = !score.answers;
    addSeries(lane, last, mostBins);
    addDistribution(lane, timesOf(score));
    int repeat = 0;
    for (const LaneScore &run : runs)
        addBox(lane, timesOf(run), ++repeat);
    return lane;
}

} // namespace

QList<ChartLane> chartLanes(const Scorecard &scorecard, const QString &naming, bool earlier)
{
    QList<ChartLane> lanes;
    for (const Lane which : {Lane::Tcp, Lane::Udp}) {
        const auto &result = scorecard.of(which);
        if (!result)
            continue;
        const LaneScore &last = result->runs.isEmpty() ? result->whole : result->runs.last();
        lanes.append(laneOf(result->whole, last, result->runs, naming, TimeSeries::mostBins));
        lanes.last().earlier = earlier;
        lanes.last().repeat = std::max(1, int(result->runs.size()));
        lanes.last().repeatsInAll = std::max(lanes.last().repeat, scorecard.work.repeats);
    }
    return lanes;
}

QList<ChartLane> chartLanes(const ComparisonProgress &progress, int repeats)
{
    QList<ChartLane> lanes;
    for (const Lane which : {Lane::Tcp, Lane::Udp}) {
        const LaneProgress &lane = progress.of(which);
        if (lane.run == 0)
            continue;
        lanes.append(laneOf(lane.score, lane.score, {lane.score}, QStringLiteral("%1"), liveBins));
        lanes.last().repeat = lane.run;
        lanes.last().repeatsInAll = repeats;
        if (lane.score.roundTripNote.isEmpty()) // it may still arrive
            lanes.last().delaysNote = lanes.last().distributionNote = QString();
    }
    return lanes;
}

} // namespace swb
