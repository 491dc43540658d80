// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/load/loadspec.h"

#include <QJsonDocument>

namespace swb::bench {

QByteArray LoadSpec::toJson() const
{
    const QJsonObject json{
        {QStringLiteral("work"), int(work)},
        {QStringLiteral("carrier"), int(carrier)},
        {QStringLiteral("talk"), int(talk)},
        {QStringLiteral("isEchoed"), isEchoed},
        {QStringLiteral("port"), port},
        {QStringLiteral("connections"), connections},
        {QStringLiteral("inFlight"), inFlight},
        {QStringLiteral("pauseMs"), pauseMs},
        {QStringLiteral("streamWindow"), streamWindow},
        {QStringLiteral("warmUpSeconds"), warmUpSeconds},
        {QStringLiteral("seconds"), seconds},
        {QStringLiteral("setupSeconds"), setupSeconds},
        {QStringLiteral("certificateFile"), certificateFile},
    };
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

LoadSpec LoadSpec::fromJson(const QByteArray &text)
{
    const QJsonObject json = QJsonDocument::fromJson(text).object();
    LoadSpec spec;
    spec.work = Work(json[QStringLiteral("work")].toInt());
    spec.carrier = Carrier(json[QStringLiteral("carrier")].toInt());
    spec.talk = Talk(json[QStringLiteral("talk")].toInt());
    spec.isEchoed = json[QStringLiteral("isEchoed")].toBool();
    spec.port = quint16(json[QStringLiteral("port")].toInt());
    spec.connections = json[QStringLiteral("connections")].toInt(1);
    spec.inFlight = json[QStringLiteral("inFlight")].toInt(1);
    spec.pauseMs = json[QStringLiteral("pauseMs")].toInt();
    spec.streamWindow = json[QStringLiteral("streamWindow")].toInteger();
    spec.warmUpSeconds = json[QStringLiteral("warmUpSeconds")].toDouble();
    spec.seconds = json[QStringLiteral("seconds")].toDouble();
    spec.setupSeconds = json[QStringLiteral("setupSeconds")].toDouble();
    spec.certificateFile = json[QStringLiteral("certificateFile")].toString();
    return spec;
}

QJsonObject LoadResult::toJson() const
{
    return {
        {QStringLiteral("units"), units},       {QStringLiteral("seconds"), seconds},
        {QStringLiteral("allUnits"), allUnits}, {QStringLiteral("lost"), lost},
        {QStringLiteral("damaged"), damaged},   {QStringLiteral("kernelDropped"), kernelDropped},
        {QStringLiteral("failure"), failure},
    };
}

LoadResult LoadResult::fromJson(const QJsonObject &json)
{
    LoadResult result;
    result.units = json[QStringLiteral("units")].toDouble();
    result.seconds = json[QStringLiteral("seconds")].toDouble();
    result.allUnits = json[QStringLiteral("allUnits")].toDouble();
    result.lost = json[QStringLiteral("lost")].toDouble();
    result.damaged = json[QStringLiteral("damaged")].toDouble();
    result.kernelDropped = json[QStringLiteral("kernelDropped")].toDouble();
    result.failure
        = json[QStringLiteral("failure")].toString(QStringLiteral("the load process gave no result"));
    return result;
}

} // namespace swb::bench
