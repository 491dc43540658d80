// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/transport.h"

#include <QList>
#include <QPointF>
#include <QString>

namespace swb {

/// The question that a chart answers.
enum class ChartKind : quint8 {
    Delay, ///< round trips over the time of a run, with the losses
    Distribution, ///< the share of the round trips that took at most this long (CDF)
    Repeats, ///< a box for each repeat
    Throughput, ///< over the time of a run
};
inline constexpr int chartKinds = 4;

/// The round trips (or one-way delays) of one repeat, in microseconds.
struct ChartBox
{
    double least = 0;
    double lowerQuarter = 0;
    double median = 0;
    double upperQuarter = 0;
    double most = 0;
    int repeat = 1; ///< its number; repeats whose delays were not measured have no box
};

/// The fastest and the slowest of one interval of time, in microseconds.
struct ChartRange
{
    double least = 0;
    double most = 0;
};

/// What is drawn of one lane of one run, as plain numbers. Times are in seconds from the start of the run.
struct ChartLane
{
    QString name; ///< in the legend: "TCP", "UDP, run 2"
    Transport transport = Transport::Tcp;
    bool earlier = false; ///< a run that another one is drawn over
    bool oneWay = false; ///< the delays are those of messages to the server, not round trips
    int repeat = 1; ///< the one drawn over time
    int repeatsInAll = 1;
    QString delaysNote; ///< why there are none over time; empty if there are, or may be later
    QString distributionNote; ///< why no repeat has any
    qint64 binNs = 0; ///< each value over time is a mean of this interval
    QList<QPointF> delays; ///< seconds, mean in microseconds; ascending
    QList<ChartRange> delayRanges; ///< one for each of these; empty if they are not known
    /// Seconds at which nothing arrived although something was lost: the line is interrupted.
    QList<double> gaps;
    QList<double> losses; ///< seconds at which a message was sent that was lost later
    QList<QPointF> distribution; ///< microseconds, share from 0 to 1; both ascending
    QList<ChartBox> repeats; ///< in the order in which they ran
    QList<QPointF> throughput; ///< seconds, bytes a second; ascending
};

/// Which repeat the lanes show over time, such as "repeat 3 of 3", per lane if they differ; empty if none has
/// several.
[[nodiscard]] QString shownRepeats(const QList<ChartLane> &lanes);
/// The interval that each value over time is the mean of: "mean of each ms"; per lane if they differ. Empty
/// if no lane has one.
[[nodiscard]] QString shownMeans(const QList<ChartLane> &lanes);
/// Why a chart shows nothing of a lane, in words for people; empty if it shows something.
[[nodiscard]] QString whyAbsent(ChartKind kind, const ChartLane &lane);

/// The title of a chart for people.
[[nodiscard]] QString chartTitle(ChartKind kind);
/// A stable name for files: "delay".
[[nodiscard]] QString chartFileName(ChartKind kind);

/// The numbers of a chart as a table with one line of titles (RFC 4180), in full precision and with a decimal
/// point in every language.
[[nodiscard]] QByteArray chartCsv(ChartKind kind, const QList<ChartLane> &lanes);

} // namespace swb
