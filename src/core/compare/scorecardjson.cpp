// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compare/scorecardjson.h"

#include "core/compare/jsonnumbers.h"
#include "core/compare/measures.h"
#include "core/compare/relayjson.h"
#include "core/compare/sentences.h"
#include "core/compare/verdicts.h"
#include "core/compare/workjson.h"
#include "core/values/errorcatalog.h"
#include "core/values/timeunits.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

using jsonnumbers::countFrom;

constexpr QLatin1StringView documentPrefix("comparison ");

double us(double ns)
{
    return ns / nsPerUs;
}

qint64 number(quint64 value)
{
    return qint64(value);
}

QJsonValue orNull(const std::optional<quint64> &value)
{
    return value ? QJsonValue(qint64(*value)) : QJsonValue();
}

QJsonValue orNull(const std::optional<double> &value)
{
    return value ? QJsonValue(*value) : QJsonValue();
}

QJsonValue summary(const Histogram &histogram)
{
    if (histogram.isEmpty())
        return {};
    return QJsonObject{{u"min"_s, us(double(histogram.min()))},
                       {u"p50"_s, us(double(histogram.percentile(0.5)))},
                       {u"p95"_s, us(double(histogram.percentile(0.95)))},
                       {u"p99"_s, us(double(histogram.percentile(0.99)))},
                       {u"max"_s, us(double(histogram.max()))},
                       {u"mean"_s, us(histogram.mean())},
                       {u"count"_s, number(histogram.count())}};
}

QJsonObject lossesJson(const Losses &losses)
{
    QJsonObject object;
    for (size_t i = 0; i < losses.size(); ++i)
        object.insert(nameOf(LossReason(i)), number(losses[i]));
    return object;
}

Losses lossesFrom(const QJsonObject &json)
{
    Losses losses{};
    for (size_t i = 0; i < losses.size(); ++i)
        losses[i] = countFrom(json[nameOf(LossReason(i))]);
    return losses;
}

QJsonObject accountJson(const DirectionAccount &account)
{
    return {{u"sent"_s, number(account.sent)},
            {u"delivered"_s, number(account.delivered)},
            {u"lost"_s, number(account.lostInAll())},
            {u"lost_by"_s, lossesJson(account.lost)},
            {u"duplicated"_s, number(account.duplicated)},
            {u"reordered"_s, number(account.reordered)},
            {u"corrupted"_s, number(account.corrupted)},
            {u"unreadable"_s, number(account.unreadable)}};
}

DirectionAccount accountFrom(const QJsonObject &json)
{
    const auto of = [&](QStringView name) { return countFrom(json[name]); };
    return {of(u"sent"),
            of(u"delivered"),
            of(u"duplicated"),
            of(u"reordered"),
            of(u"corrupted"),
            of(u"unreadable"),
            lossesFrom(json[u"lost_by"].toObject())};
}

QJsonObject callsJson(const LaneScore &score, const EndCounters &counters)
{
    const auto known = [&](quint64 calls) { return score.callsAreOurs() ? number(calls) : QJsonValue(); };
    return {{u"reads"_s, number(counters.reads)},
            {u"read_calls"_s, known(counters.calls.reads)},
            {u"write_calls"_s, known(counters.calls.writes)}};
}

EndCounters callsFrom(const QJsonObject &json)
{
    return {countFrom(json[u"reads"]), {countFrom(json[u"read_calls"]), countFrom(json[u"write_calls"])}};
}

QLatin1StringView nameOf(JitterBasis basis)
{
    constexpr const char *names[] = {"none", "one-way", "round-trip"};
    return QLatin1StringView(names[size_t(basis)]);
}

QJsonObject histogramJson(const Histogram &histogram)
{
    QJsonArray buckets;
    for (const Histogram::Bucket &bucket : histogram.buckets())
        buckets << bucket.value << number(bucket.count);
    return {{u"min_ns"_s, histogram.min()},
            {u"max_ns"_s, histogram.max()},
            {u"mean_ns"_s, histogram.mean()},
            {u"buckets"_s, buckets}};
}

Histogram histogramFrom(const QJsonObject &json)
{
    QList<Histogram::Bucket> buckets;
    const QJsonArray numbers = json[u"buckets"].toArray();
    for (qsizetype i = 0; i + 1 < numbers.size() && i < 2 * Histogram::mostBuckets; i += 2) {
        const quint64 count = countFrom(numbers[i + 1]);
        if (count > 0)
            buckets.append({numbers[i].toInteger(), count});
    }
    return Histogram::fromBuckets(buckets, json[u"min_ns"].toInteger(), json[u"max_ns"].toInteger(),
                                  json[u"mean_ns"].toDouble());
}

QJsonObject seriesJson(const TimeSeries &series)
{
    QJsonArray bins;
    for (qsizetype i = 0; i < series.size(); ++i) {
        const TimeSeries::Bin &bin = series.at(i);
        bins << QJsonArray{number(bin.sent),  number(bin.arrived), number(bin.bytes), number(bin.lost),
                           number(bin.timed), bin.leastNs,         bin.mostNs,        bin.sumNs};
    }
    return {{u"width_ns"_s, series.widthNs()}, {u"bins"_s, bins}};
}

TimeSeries seriesFrom(const QJsonObject &json)
{
    QList<TimeSeries::Bin> bins;
    const QJsonArray rows = json[u"bins"].toArray();
    for (const auto &value : rows) {
        const QJsonArray row = value.toArray();
        const auto of = [&row](qsizetype i) { return countFrom(row.at(i)); };
        bins.append({of(0), of(1), of(2), of(3), of(4), row.at(5).toInteger(), row.at(6).toInteger(),
                     row.at(7).toDouble()});
    }
    return TimeSeries::fromBins(bins, json[u"width_ns"].toInteger());
}

QJsonObject errorJson(const Error &error)
{
    return {{u"code"_s, errorName(error.code)},
            {u"what"_s, error.what},
            {u"why"_s, error.why},
            {u"hint"_s, error.hint}};
}

QJsonValue numberOf(const MeasuredText &text)
{
    return text.measured ? QJsonValue(text.value) : QJsonValue();
}

/// What the window, the text and the report say about each measure, and the number behind it.
QJsonObject measuresJson(const LaneScore &score)
{
    QJsonObject all;
    for (const Measure &measure : measures()) {
        const MeasuredText text = measure.of(score);
        all.insert(QLatin1StringView(measure.id),
                   QJsonObject{{u"name"_s, nameOf(measure)},
                               {u"text"_s, text.text},
                               {u"value"_s, numberOf(text)},
                               {u"unit"_s, QLatin1StringView(measure.unit)},
                               {u"note"_s, text.note}});
    }
    return all;
}

void addTimes(QJsonObject &object, const LaneScore &score)
{
    object[u"setup_us"_s] = us(double(score.setupNs));
    object[u"setup_each_us"_s] = summary(score.setup);
    object[u"duration_us"_s] = us(double(score.durationNs));
    object[u"sending_us"_s] = us(double(score.sendingNs));
    object[u"rtt_us"_s] = summary(score.roundTrip);
    object[u"rtt_note"_s] = score.roundTripNote;
    object[u"one_way_us"_s] = summary(score.oneWay);
    object[u"jitter_us"_s] = measure::jitter(score).measured ? QJsonValue(us(score.jitterNs)) : QJsonValue();
    object[u"jitter_estimator"_s] = u"RFC 3550 6.4.1"_s;
    object[u"jitter_of"_s] = nameOf(measure::jitter(score).measured ? score.jitterBasis : JitterBasis::None);
    object[u"stalls"_s] = measure::stalls(score).measured
        ? QJsonValue(QJsonObject{{u"count"_s, number(score.stalls)},
                                 {u"total_us"_s, us(double(score.stalledNs))},
                                 {u"longest_gap_us"_s, us(double(score.longestGapNs))}})
        : QJsonValue();
    object[u"late"_s] = numberOf(measure::late(score));
    object[u"late_sends"_s] = number(score.lateSends);
    object[u"latest_send_us"_s] = us(double(score.latestSendNs));
}

QJsonObject laneJson(const LaneScore &score, ScorecardDetail detail)
{
    QJsonObject object{
        {u"transport"_s, schemeOf(score.transport)},
        {u"server"_s, score.server},
        {u"server_is_ours"_s, score.serverIsOurs},
        {u"sockets"_s, QString(nameOf(score.sockets))},
        {u"loopback"_s, score.loopback},
        {u"relayed"_s, score.relayed},
        {u"answers_expected"_s, score.answers},
        {u"numbered"_s, score.numbered},
        {u"sent"_s, number(score.sent())},
        {u"delivered"_s, number(score.delivered())},
        {u"answered"_s, number(score.answered())},
        {u"lost"_s, numberOf(measure::lostToServer(score))},
        {u"lost_by"_s, lossesJson(score.toServer.lost)},
        // copies and disorder are known only if messages have numbers
        {u"duplicated"_s, score.numbered ? QJsonValue(number(score.duplicated())) : QJsonValue()},
        {u"reordered"_s, score.numbered ? QJsonValue(number(score.reordered())) : QJsonValue()},
        {u"measures"_s, measuresJson(score)},
        {u"relay_seed"_s, score.relaySeed ? QJsonValue(number(*score.relaySeed)) : QJsonValue()},
        {u"corrupted"_s, number(score.corrupted())},
        {u"accounted_for"_s, score.isAccountedFor()},
        {u"to_server"_s, accountJson(score.toServer)},
        {u"to_client"_s, accountJson(score.toClient)},
        {u"bytes_sent"_s, number(score.bytesSent)},
        {u"bytes_delivered"_s, number(score.bytesDelivered)},
        {u"goodput_bytes_per_s"_s, score.goodput()},
        {u"messages_per_s"_s, score.messagesPerSecond()},
        {u"wire_bytes_out"_s, orNull(score.wireBytesOut)},
        {u"wire_bytes_in"_s, orNull(score.wireBytesIn)},
        {u"wire_evidence"_s, score.wireEvidence},
        {u"client_calls"_s, callsJson(score, score.client)},
        {u"server_calls"_s, score.atServer ? QJsonValue(callsJson(score, *score.atServer)) : QJsonValue()},
        {u"reads_per_message"_s,
         QJsonObject{{u"server"_s, orNull(score.readsPerMessageAtServer())},
                     {u"client"_s, orNull(score.readsPerMessageAtClient())}}},
        {u"relay"_s, score.relay ? QJsonValue(toJson(*score.relay)) : QJsonValue()},
        {u"error"_s, score.error.isError() ? QJsonValue(errorJson(score.error)) : QJsonValue()},
    };
    addTimes(object, score);
    if (detail == ScorecardDetail::Whole) {
        object[u"setup_histogram"_s] = histogramJson(score.setup);
        object[u"rtt_histogram"_s] = histogramJson(score.roundTrip);
        object[u"one_way_histogram"_s] = histogramJson(score.oneWay);
        object[u"series"_s] = seriesJson(score.series);
    }
    return object;
}

qint64 nsFrom(const QJsonValue &value)
{
    return qRound64(qBound(0.0, value.toDouble() * nsPerUs, double(jsonnumbers::largest)));
}

Transport transportFrom(const QString &scheme)
{
    for (const Transport transport : {Transport::Tls, Transport::Udp, Transport::Dtls}) {
        if (schemeOf(transport) == scheme)
            return transport;
    }
    return Transport::Tcp;
}

void readTimes(const QJsonObject &json, LaneScore &score)
{
    score.setupNs = nsFrom(json[u"setup_us"]);
    score.sendingNs = nsFrom(json[u"sending_us"]);
    score.durationNs = nsFrom(json[u"duration_us"]);
    score.roundTripNote = json[u"rtt_note"].toString();
    score.jitterNs = json[u"jitter_us"].toDouble() * nsPerUs;
    for (const JitterBasis basis : {JitterBasis::OneWay, JitterBasis::RoundTrip}) {
        if (json[u"jitter_of"].toString() == nameOf(basis))
            score.jitterBasis = basis;
    }
    const QJsonObject stalls = json[u"stalls"].toObject();
    score.stalls = countFrom(stalls[u"count"]);
    score.stalledNs = nsFrom(stalls[u"total_us"]);
    score.longestGapNs = nsFrom(stalls[u"longest_gap_us"]);
    score.late = countFrom(json[u"late"]);
    score.lateSends = countFrom(json[u"late_sends"]);
    score.latestSendNs = nsFrom(json[u"latest_send_us"]);
    score.setup = histogramFrom(json[u"setup_histogram"].toObject());
    score.roundTrip = histogramFrom(json[u"rtt_histogram"].toObject());
    score.oneWay = histogramFrom(json[u"one_way_histogram"].toObject());
    score.series = seriesFrom(json[u"series"].toObject());
}

std::optional<quint64> optionalFrom(const QJsonValue &value)
{
    return value.isDouble() ? std::optional(countFrom(value)) : std::nullopt;
}

LaneScore laneFrom(const QJsonObject &json)
{
    LaneScore score;
    score.transport = transportFrom(json[u"transport"].toString());
    score.server = json[u"server"].toString();
    score.serverIsOurs = json[u"server_is_ours"].toBool();
    score.sockets = socketFamilyOf(json[u"sockets"].toString()).value_or(SocketFamily::Native);
    score.loopback = json[u"loopback"].toBool();
    score.relayed = json[u"relayed"].toBool();
    score.answers = json[u"answers_expected"].toBool(true);
    score.numbered = json[u"numbered"].toBool(true);
    score.toServer = accountFrom(json[u"to_server"].toObject());
    score.toClient = accountFrom(json[u"to_client"].toObject());
    score.bytesSent = countFrom(json[u"bytes_sent"]);
    score.bytesDelivered = countFrom(json[u"bytes_delivered"]);
    score.wireBytesOut = optionalFrom(json[u"wire_bytes_out"]);
    score.wireBytesIn = optionalFrom(json[u"wire_bytes_in"]);
    score.wireEvidence = json[u"wire_evidence"].toString();
    score.client = callsFrom(json[u"client_calls"].toObject());
    if (json[u"server_calls"].isObject())
        score.atServer = callsFrom(json[u"server_calls"].toObject());
    score.relaySeed = optionalFrom(json[u"relay_seed"]);
    if (score.relayed && json[u"relay"].isObject())
        score.relay = relayedFiguresFrom(json[u"relay"].toObject());
    if (const QJsonObject error = json[u"error"].toObject(); !error.isEmpty())
        score.error = {errorCodeNamed(error[u"code"].toString()),
                       error[u"what"].toString(),
                       error[u"why"].toString(),
                       error[u"hint"].toString(),
                       {}};
    readTimes(json, score);
    return score;
}

QJsonObject resultJson(const LaneResult &result, ScorecardDetail detail)
{
    QJsonObject object = laneJson(result.whole, ScorecardDetail::Figures);
    QJsonArray runs;
    for (const LaneScore &run : result.runs)
        runs << laneJson(run, detail);
    object[u"runs"_s] = runs;
    return object;
}

QJsonObject machineJson(const MachineFacts &machine)
{
    return {{u"system"_s, machine.system},       {u"kernel"_s, machine.kernel},
            {u"processor"_s, machine.processor}, {u"architecture"_s, machine.architecture},
            {u"cores"_s, machine.cores},         {u"qt"_s, machine.qt},
            {u"workbench"_s, machine.workbench}};
}

MachineFacts machineFrom(const QJsonObject &json)
{
    return {json[u"system"].toString(),       json[u"kernel"].toString(), json[u"processor"].toString(),
            json[u"architecture"].toString(), json[u"cores"].toInt(),     json[u"qt"].toString(),
            json[u"workbench"].toString()};
}

} // namespace

QJsonObject toJson(const Scorecard &scorecard, ScorecardDetail detail)
{
    QJsonObject lanes;
    for (const Lane lane : {Lane::Tcp, Lane::Udp}) {
        if (scorecard.of(lane))
            lanes.insert(nameOf(lane), resultJson(*scorecard.of(lane), detail));
    }
    return {{u"kind"_s, u"comparison"_s},
            {u"version"_s, 1},
            {u"settings"_s, toJson(scorecard.work)},
            {u"machine"_s, machineJson(scorecard.machine)},
            {u"began"_s, scorecard.began.toUTC().toString(Qt::ISODateWithMs)},
            {u"stopped"_s, scorecard.stopped},
            {u"accounted_for"_s, scorecard.isAccountedFor()},
            {u"differences"_s, QJsonArray::fromStringList(differences(scorecard))},
            {u"decided"_s, verdictsJson(scorecard)},
            {u"how_it_is_decided"_s, decisionText()},
            {u"lanes"_s, lanes}};
}

Result<Scorecard> scorecardFromJson(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    if (object[u"kind"].toString() != u"comparison"_s)
        return makeError(ErrorCode::DamagedLogFile,
                         QCoreApplication::translate("swb::Scorecard", "This is not a saved comparison."));
    const Result<Work> work = workFromJson(object[u"settings"].toObject());
    if (!work)
        return work.error();
    Scorecard scorecard;
    scorecard.work = work.value();
    scorecard.machine = machineFrom(object[u"machine"].toObject());
    scorecard.began = QDateTime::fromString(object[u"began"].toString(), Qt::ISODateWithMs);
    scorecard.stopped = object[u"stopped"].toBool();
    const QJsonObject lanes = object[u"lanes"].toObject();
    for (const Lane lane : {Lane::Tcp, Lane::Udp}) {
        const QJsonArray runs = lanes[nameOf(lane)][u"runs"].toArray();
        if (runs.isEmpty())
            continue;
        LaneResult &result = scorecard.of(lane).emplace();
        for (qsizetype i = 0; i < runs.size() && i < limits::workRepeats; ++i)
            result.runs.append(laneFrom(runs.at(i).toObject()));
        result.whole = wholeOf(result.runs);
    }
    return scorecard;
}

QString documentName(const Scorecard &scorecard)
{
    return documentPrefix % scorecard.began.toUTC().toString(Qt::ISODateWithMs);
}

bool isComparisonDocument(const QString &name)
{
    return name.startsWith(documentPrefix);
}

} // namespace swb
