// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/transport.h"

#include <QList>
#include <QPointF>
#include <QString>

namespace swb {

/// Which question a chart answers.
enum class ChartKind : quint8 {
    Delay, ///< round trips over the time of a run, with what was lost
    Distribution, ///< how large a share of the round trips took at most so long (CDF)
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
    int repeat = 1; ///< of which it is; there is none of one whose delays were not measured
};

/// The quickest and the slowest of one interval of time, in microseconds.
struct ChartRange
{
    double least = 0;
    double most = 0;
};

/// What is drawn of one lane of one run, as plain numbers. Times count in seconds from the start of the run.
struct ChartLane
{
    QString name; ///< in the legend: "TCP", "UDP, run 2"
    Transport transport = Transport::Tcp;
    bool earlier = false; ///< a run that another one is laid over
    bool oneWay = false; ///< the delays are those of messages to the server, not round trips
    int repeat = 1; ///< which one is drawn over time
    int repeatsInAll = 1;
    QString delaysNote; ///< why there are none over time; empty where there are, or may be yet
    QString distributionNote; ///< why there are none in any repeat
    qint64 binNs = 0; ///< over so long each value over time is a mean
    QList<QPointF> delays; ///< seconds, mean in microseconds; ascending
    QList<ChartRange> delayRanges; ///< of each of these; empty where they are not known
    QList<double> gaps; ///< seconds at which nothing came although something was lost: no line goes across
    QList<double> losses; ///< seconds at which something that was sent then came to be lost
    QList<QPointF> distribution; ///< microseconds, share from 0 to 1; both ascending
    QList<ChartBox> repeats; ///< in the order in which they ran
    QList<QPointF> throughput; ///< seconds, bytes a second; ascending
};

/// Which repeat the lanes show over time, such as "repeat 3 of 3", each on its own where they differ; empty
/// where none has several.
[[nodiscard]] QString shownRepeats(const QList<ChartLane> &lanes);
/// Over what each value over time is the mean: "mean of each ms"; each lane on its own where they differ.
/// Empty where none says.
[[nodiscard]] QString shownMeans(const QList<ChartLane> &lanes);
/// Why a chart shows nothing of a lane, in words for people; empty where it does.
[[nodiscard]] QString whyAbsent(ChartKind kind, const ChartLane &lane);

/// The title of a chart for people.
[[nodiscard]] QString chartTitle(ChartKind kind);
/// A stable name for files: "delay".
[[nodiscard]] QString chartFileName(ChartKind kind);

/// The numbers of a chart as a table with one line of titles (RFC 4180), in full and with a point for
/// decimals whatever the language.
[[nodiscard]] QByteArray chartCsv(ChartKind kind, const QList<ChartLane> &lanes);

} // namespace swb
