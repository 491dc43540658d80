// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/report/json.h"

#include <QDateTime>
#include <QJsonArray>

namespace swb::bench {
namespace {

QJsonObject toJson(const Spread &spread)
{
    return {
        {QStringLiteral("median"), spread.median},
        {QStringLiteral("min"), spread.low},
        {QStringLiteral("max"), spread.high},
    };
}

QJsonObject toJson(const Round &round)
{
    return {
        {QStringLiteral("value"), round.value},
        {QStringLiteral("lost"), round.load.lost},
        {QStringLiteral("damaged"), round.load.damaged},
        {QStringLiteral("kernelDropped"), round.load.kernelDropped},
        {QStringLiteral("seconds"), round.load.seconds},
        {QStringLiteral("note"), round.note},
        {QStringLiteral("processorMicrosecondsPerUnit"), round.processorMicrosecondsPerUnit},
    };
}

QJsonArray numbers(const QList<double> &values)
{
    QJsonArray array;
    for (const double value : values)
        array.append(value);
    return array;
}

QJsonObject toJson(const Series &series, const RowResult &result)
{
    QJsonArray rounds;
    for (const Round &round : series.rounds)
        rounds.append(toJson(round));
    QJsonObject json{
        {QStringLiteral("contender"), series.contender.id},
        {QStringLiteral("name"), series.contender.name},
        {QStringLiteral("version"), series.contender.version},
        {QStringLiteral("leftOut"), series.leftOut},
        {QStringLiteral("broken"), series.broken},
        {QStringLiteral("value"), toJson(spreadOf(series.values()))},
        {QStringLiteral("rounds"), rounds},
    };
    const Series *limit = result.find(Contender::Kind::Limit);
    if (limit && limit->complete())
        json[QStringLiteral("ofLimitByRound")] = numbers(ratios(series.values(), limit->values()));
    return json;
}

QJsonObject toJson(const Verdict &verdict)
{
    return {
        {QStringLiteral("target"), verdict.target},   {QStringLiteral("judged"), verdict.judged},
        {QStringLiteral("reached"), verdict.reached}, {QStringLiteral("measured"), toJson(verdict.measured)},
        {QStringLiteral("shortBy"), verdict.shortBy},
    };
}

QJsonObject toJson(const RowResult &result)
{
    QJsonArray series;
    for (const Series &one : result.series)
        series.append(toJson(one, result));
    QJsonArray verdicts;
    for (const Verdict &verdict : verdictsOf(result))
        verdicts.append(toJson(verdict));
    return {
        {QStringLiteral("id"), result.row.id},
        {QStringLiteral("title"), result.row.title},
        {QStringLiteral("unit"), result.row.unit},
        {QStringLiteral("isDifference"), result.row.isDifference},
        {QStringLiteral("contenders"), series},
        {QStringLiteral("targets"), verdicts},
        {QStringLiteral("faults"), QJsonArray::fromStringList(faultsOf(result))},
    };
}

} // namespace

QJsonObject toJson(const Settings &settings, const QJsonObject &machine, const QList<RowResult> &results)
{
    QJsonArray rows;
    for (const RowResult &result : results)
        rows.append(toJson(result));
    const QJsonObject howLong{
        {QStringLiteral("seconds"), settings.seconds},
        {QStringLiteral("warmUpSeconds"), settings.warmUpSeconds},
        {QStringLiteral("rounds"), settings.rounds},
        {QStringLiteral("heldConnections"), settings.heldConnections},
        {QStringLiteral("logEvents"), settings.logEvents},
        {QStringLiteral("guiSeconds"), settings.guiSeconds},
        {QStringLiteral("filterEvents"), settings.filterEvents},
        {QStringLiteral("longLogEvents"), settings.longLogEvents},
    };
    return {
        {QStringLiteral("program"), QStringLiteral("swb-bench " SWB_VERSION)},
        {QStringLiteral("finished"), QDateTime::currentDateTimeUtc().toString(Qt::ISODate)},
        {QStringLiteral("settings"), howLong},
        {QStringLiteral("machine"), machine},
        {QStringLiteral("rows"), rows},
    };
}

} // namespace swb::bench
