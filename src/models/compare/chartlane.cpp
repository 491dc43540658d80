// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compare/chartlane.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::ChartLane)
};

constexpr int digits = 12; ///< more precise than any clock here
constexpr double nsPerMs = 1e6;

QByteArray quoted(const QString &text)
{
    return '"' + text.toUtf8().replace('"', "\"\"") + '"';
}

void appendRow(QByteArray &out, const QByteArray &name, std::initializer_list<double> numbers,
               const char *end = "\r\n")
{
    out += name;
    for (const double number : numbers)
        out += ',' + QByteArray::number(number, 'g', digits);
    out += end;
}

void appendPoints(QByteArray &out, const ChartLane &lane, const QList<QPointF> &points, const char *end)
{
    for (const QPointF &point : points)
        appendRow(out, quoted(lane.name), {point.x(), point.y()}, end);
}

void appendDelays(QByteArray &out, const ChartLane &lane)
{
    const double ms = double(lane.binNs) / nsPerMs;
    for (qsizetype i = 0; i < lane.delays.size(); ++i) {
        const QPointF &point = lane.delays.at(i);
        if (i >= lane.delayRanges.size()) {
            appendRow(out, quoted(lane.name), {point.x(), ms, point.y()}, ",,,0\r\n");
            continue;
        }
        const ChartRange &range = lane.delayRanges.at(i);
        appendRow(out, quoted(lane.name), {point.x(), ms, point.y(), range.least, range.most}, ",0\r\n");
    }
    for (const double second : lane.losses)
        appendRow(out, quoted(lane.name), {second, ms}, ",,,,1\r\n");
}

void appendBoxes(QByteArray &out, const ChartLane &lane)
{
    for (const ChartBox &box : lane.repeats)
        appendRow(out, quoted(lane.name),
                  {double(box.repeat), box.least, box.lowerQuarter, box.median, box.upperQuarter, box.most});
}

const char *header(ChartKind kind)
{
    switch (kind) {
    case ChartKind::Delay:
        return "lane,seconds,bin_ms,mean_us,least_us,most_us,lost\r\n";
    case ChartKind::Distribution:
        return "lane,delay_us,share\r\n";
    case ChartKind::Repeats:
        return "lane,repeat,min_us,p25_us,p50_us,p75_us,max_us\r\n";
    case ChartKind::Throughput:
        break;
    }
    return "lane,seconds,bytes_per_s\r\n";
}

void appendLane(QByteArray &out, ChartKind kind, const ChartLane &lane)
{
    switch (kind) {
    case ChartKind::Delay:
        return appendDelays(out, lane);
    case ChartKind::Distribution:
        return appendPoints(out, lane, lane.distribution, "\r\n");
    case ChartKind::Repeats:
        return appendBoxes(out, lane);
    case ChartKind::Throughput:
        return appendPoints(out, lane, lane.throughput, "\r\n");
    }
}

} // namespace

QString whyAbsent(ChartKind kind, const ChartLane &lane)
{
    if (kind == ChartKind::Throughput)
        return {};
    return kind == ChartKind::Delay ? lane.delaysNote : lane.distributionNote;
}

QString shownMeans(const QList<ChartLane> &lanes)
{
    QStringList each;
    QStringList named;
    for (const ChartLane &lane : lanes) {
        if (lane.binNs <= 0)
            continue;
        const double ms = double(lane.binNs) / nsPerMs;
        each.append(ms == 1 ? Words::tr("mean of each ms")
                            : Words::tr("mean of each %1 ms").arg(QLocale().toString(ms)));
        named.append(Words::tr("%1: %2").arg(lane.name, each.last()));
    }
    const bool same
        = std::all_of(each.cbegin(), each.cend(), [&](const QString &of) { return of == each.first(); });
    return same ? each.value(0) : named.join(u"; "_s);
}

QString shownRepeats(const QList<ChartLane> &lanes)
{
    QStringList each;
    QStringList named;
    bool several = false;
    for (const ChartLane &lane : lanes) {
        several = several || lane.repeatsInAll > 1;
        each.append(Words::tr("repeat %1 of %2").arg(lane.repeat).arg(lane.repeatsInAll));
        named.append(Words::tr("%1: %2").arg(lane.name, each.last()));
    }
    if (!several)
        return {};
    const bool same
        = std::all_of(each.cbegin(), each.cend(), [&](const QString &of) { return of == each.first(); });
    return same ? each.first() : named.join(u"; "_s);
}

QString chartTitle(ChartKind kind)
{
    switch (kind) {
    case ChartKind::Delay:
        return Words::tr("Delay over time");
    case ChartKind::Distribution:
        return Words::tr("Distribution of delays");
    case ChartKind::Repeats:
        return Words::tr("Delays of each repeat");
    case ChartKind::Throughput:
        break;
    }
    return Words::tr("Throughput over time");
}

QString chartFileName(ChartKind kind)
{
    switch (kind) {
    case ChartKind::Delay:
        return u"delay"_s;
    case ChartKind::Distribution:
        return u"distribution"_s;
    case ChartKind::Repeats:
        return u"repeats"_s;
    case ChartKind::Throughput:
        break;
    }
    return u"throughput"_s;
}

QByteArray chartCsv(ChartKind kind, const QList<ChartLane> &lanes)
{
    QByteArray out = header(kind);
    for (const ChartLane &lane : lanes)
        appendLane(out, kind, lane);
    return out;
}

} // namespace swb
