// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compare/relayjson.h"

#include "core/compare/jsonnumbers.h"
#include "core/values/timeunits.h"

using namespace Qt::StringLiterals;

namespace swb {
namespace {

using jsonnumbers::amountFrom;
using jsonnumbers::countFrom;

QJsonObject droppedJson(const LineFigures &of)
{
    QJsonObject object;
    for (int reason = int(DropReason::Loss); reason < dropReasons; ++reason)
        object.insert(nameOf(DropReason(reason)), qint64(of.droppedFor(DropReason(reason))));
    return object;
}

/// Means are for the reader, the sums for combining runs. Without passed units there is no delay.
void addDelays(QJsonObject &object, const LineFigures &of)
{
    const bool any = of.passed > 0;
    object[u"delay_mean_us"_s] = any ? QJsonValue(of.meanDelay() * usPerSecond) : QJsonValue();
    object[u"delay_deviation_us"_s]
        = of.passed > 1 ? QJsonValue(of.delayDeviation() * usPerSecond) : QJsonValue();
    object[u"delay_max_us"_s] = any ? QJsonValue(of.delayMost * usPerSecond) : QJsonValue();
    object[u"delay_sum_s"_s] = of.delaySum;
    object[u"delay_squares_s2"_s] = of.delaySquares;
    object[u"bits_per_s"_s] = of.spanNs > 0 ? QJsonValue(of.bitsPerSecond()) : QJsonValue();
    object[u"span_ns"_s] = of.spanNs;
}

QJsonObject lineJson(const LineFigures &of)
{
    QJsonObject object{
        {u"received"_s, qint64(of.received)},     {u"received_bytes"_s, qint64(of.receivedBytes)},
        {u"passed"_s, qint64(of.passed)},         {u"passed_bytes"_s, qint64(of.passedBytes)},
        {u"waiting"_s, qint64(of.waiting)},       {u"dropped_by"_s, droppedJson(of)},
        {u"duplicated"_s, qint64(of.duplicated)}, {u"reordered"_s, qint64(of.reordered)},
        {u"corrupted"_s, qint64(of.corrupted)},   {u"system_dropped"_s, qint64(of.systemDropped)},
    };
    addDelays(object, of);
    return object;
}

LineFigures lineFrom(const QJsonObject &json)
{
    LineFigures of;
    of.received = countFrom(json[u"received"]);
    of.receivedBytes = countFrom(json[u"received_bytes"]);
    of.passed = countFrom(json[u"passed"]);
    of.passedBytes = countFrom(json[u"passed_bytes"]);
    of.waiting = countFrom(json[u"waiting"]);
    const QJsonObject dropped = json[u"dropped_by"].toObject();
    for (int reason = int(DropReason::Loss); reason < dropReasons; ++reason)
        of.dropped[size_t(reason)] = countFrom(dropped[nameOf(DropReason(reason))]);
    of.duplicated = countFrom(json[u"duplicated"]);
    of.reordered = countFrom(json[u"reordered"]);
    of.corrupted = countFrom(json[u"corrupted"]);
    of.systemDropped = countFrom(json[u"system_dropped"]);
    of.delaySum = amountFrom(json[u"delay_sum_s"]);
    of.delaySquares = amountFrom(json[u"delay_squares_s2"]);
    of.delayMost
        = double(qRound64(amountFrom(json[u"delay_max_us"]) * nsPerUs)) / nsPerSecond; // it was a whole
                                                                                       // number
    of.spanNs = qint64(countFrom(json[u"span_ns"]));
    return of;
}

} // namespace

QJsonObject toJson(const RelayedFigures &figures)
{
    return {{u"to_server"_s, lineJson(figures.toServer)}, {u"to_client"_s, lineJson(figures.toClient)}};
}

RelayedFigures relayedFiguresFrom(const QJsonObject &json)
{
    return {lineFrom(json[u"to_server"].toObject()), lineFrom(json[u"to_client"].toObject())};
}

} // namespace swb
