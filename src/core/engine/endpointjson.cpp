// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/endpointjson.h"

#include "core/impairment/impairmentjson.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace swb {

namespace {

int numberFrom(const QJsonValue &value, int low, int high, int fallback)
{
    return std::clamp(value.toInt(fallback), low, high);
}

Transport transportFrom(const QJsonValue &value, Transport fallback)
{
    for (const Transport transport : {Transport::Tcp, Transport::Tls, Transport::Udp, Transport::Dtls}) {
        if (value.toString() == schemeOf(transport))
            return transport;
    }
    return fallback;
}

void addUrl(QJsonObject &object, const EndpointUrl &url)
{
    object[u"transport"] = QString(schemeOf(url.transport));
    object[u"host"] = url.host;
    object[u"port"] = url.port;
}

EndpointUrl urlFrom(const QJsonObject &object, const EndpointUrl &fallback)
{
    return {transportFrom(object[u"transport"], fallback.transport), object[u"host"].toString(fallback.host),
            quint16(numberFrom(object[u"port"], 0, 65535, fallback.port))};
}

QJsonObject urlJson(const EndpointUrl &url)
{
    QJsonObject object;
    addUrl(object, url);
    return object;
}

constexpr int maxMilliseconds = 600'000;
constexpr int maxSeconds = 86'400;
constexpr int maxBacklog = 65'535;
constexpr int maxFrame = 1 << 30;

} // namespace

QJsonObject toJson(const ServerSettings &settings)
{
    QJsonObject object;
    addUrl(object, settings.url);
    object[u"reply"] = settings.reply;
    object[u"framing"] = settings.framing;
    object[u"closeAfterReply"] = settings.closeAfterReply;
    object[u"once"] = settings.once;
    object[u"replyDelayMs"] = qint64(settings.replyDelay.count());
    object[u"backlog"] = settings.backlog;
    object[u"receiveBytes"] = settings.receiveBytes;
    object[u"maxClients"] = settings.maxClients;
    object[u"idleTimeoutS"] = qint64(settings.idleTimeout.count());
    object[u"maxFrameBytes"] = qint64(settings.maxFrameBytes);
    object[u"groupInterface"] = settings.groupInterface;
    object[u"certificateFile"] = settings.certificateFile;
    object[u"keyFile"] = settings.keyFile;
    return object;
}

ServerSettings serverFromJson(const QJsonObject &object)
{
    ServerSettings settings;
    settings.url = urlFrom(object, settings.url);
    settings.reply = object[u"reply"].toString(settings.reply);
    settings.framing = object[u"framing"].toString(settings.framing);
    settings.closeAfterReply = object[u"closeAfterReply"].toBool();
    settings.once = object[u"once"].toBool();
    settings.replyDelay
        = std::chrono::milliseconds(numberFrom(object[u"replyDelayMs"], 0, maxMilliseconds, 0));
    settings.backlog = numberFrom(object[u"backlog"], 0, maxBacklog, settings.backlog);
    settings.receiveBytes
        = numberFrom(object[u"receiveBytes"], 1, limits::receiveBytes, settings.receiveBytes);
    settings.maxClients = numberFrom(object[u"maxClients"], 1, limits::connections, settings.maxClients);
    settings.idleTimeout = std::chrono::seconds(numberFrom(object[u"idleTimeoutS"], 0, maxSeconds, 0));
    settings.maxFrameBytes
        = quint32(numberFrom(object[u"maxFrameBytes"], 1, maxFrame, int(settings.maxFrameBytes)));
    settings.groupInterface = object[u"groupInterface"].toString();
    settings.certificateFile = object[u"certificateFile"].toString();
    settings.keyFile = object[u"keyFile"].toString();
    return settings;
}

QJsonObject toJson(const ClientSettings &settings)
{
    QJsonObject object;
    addUrl(object, settings.url);
    object[u"authorityFile"] = settings.authorityFile;
    object[u"framing"] = settings.framing;
    object[u"connectTimeoutMs"] = qint64(settings.connectTimeout.count());
    object[u"receiveBytes"] = settings.receiveBytes;
    object[u"groupInterface"] = settings.groupInterface;
    object[u"groupTtl"] = settings.groupTtl;
    object[u"groupLoop"] = settings.groupLoop;
    return object;
}

ClientSettings clientFromJson(const QJsonObject &object)
{
    ClientSettings settings;
    settings.url = urlFrom(object, settings.url);
    settings.authorityFile = object[u"authorityFile"].toString();
    settings.framing = object[u"framing"].toString(settings.framing);
    const int timeout = int(settings.connectTimeout.count());
    settings.connectTimeout
        = std::chrono::milliseconds(numberFrom(object[u"connectTimeoutMs"], 1, maxMilliseconds, timeout));
    settings.receiveBytes
        = numberFrom(object[u"receiveBytes"], 1, limits::receiveBytes, settings.receiveBytes);
    settings.groupInterface = object[u"groupInterface"].toString();
    settings.groupTtl = numberFrom(object[u"groupTtl"], 0, limits::groupTtl, settings.groupTtl);
    settings.groupLoop = object[u"groupLoop"].toBool(settings.groupLoop);
    return settings;
}

QJsonObject toJson(const RelaySettings &settings)
{
    return {
        {u"listen"_s, urlJson(settings.listen)},
        {u"target"_s, urlJson(settings.target)},
        {u"impairment"_s, toJson(settings.impairment)},
        {u"maxClients"_s, settings.maxClients},
        {u"idleTimeoutS"_s, qint64(settings.idleTimeout.count())},
        {u"connectTimeoutMs"_s, qint64(settings.connectTimeout.count())},
    };
}

RelaySettings relayFromJson(const QJsonObject &object)
{
    RelaySettings settings;
    settings.listen = urlFrom(object[u"listen"].toObject(), settings.listen);
    settings.target = urlFrom(object[u"target"].toObject(), settings.target);
    readImpairment(object[u"impairment"].toObject(), settings.impairment);
    settings.maxClients = numberFrom(object[u"maxClients"], 1, limits::connections, settings.maxClients);
    settings.idleTimeout = std::chrono::seconds(
        numberFrom(object[u"idleTimeoutS"], 0, maxSeconds, int(settings.idleTimeout.count())));
    settings.connectTimeout = std::chrono::milliseconds(
        numberFrom(object[u"connectTimeoutMs"], 1, maxMilliseconds, int(settings.connectTimeout.count())));
    return settings;
}

} // namespace swb
