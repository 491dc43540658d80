// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compare/workjson.h"

#include "core/impairment/impairmentjson.h"

#include <QJsonObject>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

void keepFirst(Error &first, const Error &error)
{
    if (!first.isError())
        first = error;
}

QJsonObject laneSettingsJson(const LaneWork &lane)
{
    QJsonObject object = toJson(lane.impairment);
    object[u"on"_s] = lane.on;
    object[u"encrypted"_s] = lane.encrypted;
    object[u"verify_peer"_s] = lane.verifyPeer;
    object[u"server"_s] = lane.server ? lane.server->toString() : u"ours"_s;
    object[u"relay"_s] = lane.hasRelay();
    return object;
}

void readLane(const QJsonObject &json, LaneWork &lane, Error &problem)
{
    lane.on = json[u"on"_s].toBool(lane.on);
    lane.encrypted = json[u"encrypted"_s].toBool(lane.encrypted);
    lane.verifyPeer = json[u"verify_peer"_s].toBool(lane.verifyPeer);
    lane.relayed = json[u"relay"_s].toBool(lane.relayed);
    const QString server = json[u"server"_s].toString(u"ours"_s);
    if (server != u"ours"_s) {
        const auto url = EndpointUrl::parse(server);
        if (url)
            lane.server = url.value();
        else
            keepFirst(problem, url.error());
    }
    keepFirst(problem, readImpairment(json, lane.impairment));
}

/// The value with this name; the default if there is none.
template <typename Value>
Value named(const QString &name, std::initializer_list<Value> values, Value otherwise)
{
    for (const Value value : values) {
        if (nameOf(value) == name)
            return value;
    }
    return otherwise;
}

/// Reads as far as possible; `problem` is the first thing that could not be read.
Work readWork(const QJsonObject &json, Error &problem)
{
    Work work;
    work.text = QByteArray::fromBase64(json[u"text_base64"_s].toString().toLatin1());
    work.size = json[u"size"_s].toInt(work.size);
    work.count = json[u"count"_s].toInteger(work.count);
    work.pace = named(json[u"pace"_s].toString(),
                      {WorkPace::PingPong, WorkPace::AsFast, WorkPace::Rate, WorkPace::Bursts}, work.pace);
    work.rate = json[u"rate"_s].toInt(work.rate);
    work.burst = json[u"burst"_s].toInt(work.burst);
    work.inFlight = json[u"in_flight"_s].toInt(work.inFlight);
    work.connections = json[u"connections"_s].toInt(work.connections);
    work.direction
        = named(json[u"direction"_s].toString(),
                {WorkDirection::Echo, WorkDirection::Uppercase, WorkDirection::OneWay}, work.direction);
    work.repeats = json[u"repeats"_s].toInt(work.repeats);
    work.warmUp = json[u"warm_up"_s].toInteger(work.warmUp);
    work.framing = json[u"framing"_s].toString(work.framing);
    work.order = json[u"at_once"_s].toBool() ? LaneOrder::AtOnce : LaneOrder::InTurn;
    work.patience = std::chrono::milliseconds(json[u"patience_ms"_s].toInteger(work.patience.count()));
    work.sockets = builtSocketFamilyOf(json[u"sockets"_s].toString());
    for (const Lane lane : {Lane::Tcp, Lane::Udp})
        readLane(json[nameOf(lane)].toObject(), work.of(lane), problem);
    return work;
}

} // namespace

QJsonObject toJson(const Work &work)
{
    return {
        {u"text"_s, work.text.isEmpty() ? QJsonValue() : QJsonValue(QString::fromUtf8(work.text))},
        {u"text_base64"_s, QString::fromLatin1(work.text.toBase64())},
        {u"size"_s, qint64(work.messageBytes())},
        {u"count"_s, work.count},
        {u"pace"_s, nameOf(work.pace)},
        {u"rate"_s, work.rate},
        {u"burst"_s, work.burst},
        {u"in_flight"_s, work.inFlight},
        {u"connections"_s, work.connections},
        {u"direction"_s, nameOf(work.direction)},
        {u"repeats"_s, work.repeats},
        {u"warm_up"_s, work.warmUp},
        {u"framing"_s, work.framing},
        {u"at_once"_s, work.order == LaneOrder::AtOnce},
        {u"patience_ms"_s, qint64(work.patience.count())},
        {u"sockets"_s, QString(nameOf(work.sockets))},
        {u"numbered"_s, work.isNumbered()},
        {u"tcp"_s, laneSettingsJson(work.tcp)},
        {u"udp"_s, laneSettingsJson(work.udp)},
    };
}

Result<Work> workFromJson(const QJsonObject &json)
{
    Error problem;
    Work work = readWork(json, problem);
    if (!problem.isError())
        problem = workProblem(work);
    if (problem.isError())
        return problem;
    return work;
}

Work workFormFromJson(const QJsonObject &json)
{
    Error ignored;
    Work work = readWork(json, ignored);
    work.size = std::clamp(work.size, 1, limits::workMessageBytes);
    work.count = std::clamp(work.count, qint64(1), limits::workMessages);
    work.rate = std::clamp(work.rate, 1, limits::workRate);
    work.burst = std::clamp(work.burst, 1, limits::workBurst);
    work.inFlight = std::clamp(work.inFlight, 1, limits::workInFlight);
    work.connections = std::clamp(work.connections, 1, limits::workConnections);
    work.repeats = std::clamp(work.repeats, 1, limits::workRepeats);
    work.warmUp = std::clamp(work.warmUp, qint64(0), limits::workMessages);
    work.patience = std::clamp(work.patience, std::chrono::milliseconds(1), limits::workPatience);
    return work;
}

} // namespace swb
