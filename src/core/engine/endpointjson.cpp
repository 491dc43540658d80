// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/endpointjson.h"

#include "core/impairment/impairmentjson.h"

#include <QJsonArray>
#include <algorithm>
#include <iterator>

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
    if (!url.scheme.isEmpty())
        object[u"scheme"] = url.scheme;
    if (!url.path.isEmpty())
        object[u"path"] = url.path;
}

EndpointUrl urlFrom(const QJsonObject &object, const EndpointUrl &fallback)
{
    return {transportFrom(object[u"transport"], fallback.transport), object[u"host"].toString(fallback.host),
            quint16(numberFrom(object[u"port"], 0, 65535, fallback.port)), object[u"scheme"].toString(),
            object[u"path"].toString()};
}

QJsonObject urlJson(const EndpointUrl &url)
{
    QJsonObject object;
    addUrl(object, url);
    return object;
}

constexpr QLatin1StringView versionNames[] = {"1.2"_L1, "1.3"_L1}; ///< in the order of TlsVersion
constexpr QLatin1StringView askingNames[] = {"no"_L1, "asked"_L1, "demanded"_L1}; ///< of ClientCertificates

/// The value of the enumeration with this name; `fallback` if there is none.
template <typename Enum, size_t N>
Enum namedIn(const QLatin1StringView (&names)[N], const QJsonValue &value, Enum fallback)
{
    const auto *const found = std::find(std::begin(names), std::end(names), value.toString());
    return found == std::end(names) ? fallback : Enum(found - std::begin(names));
}

/// All except the passphrase, which is never stored, and the key log, which must always be switched on
/// visibly.
void addTls(QJsonObject &object, const TlsSettings &tls)
{
    object[u"certificateFile"] = tls.certificateFile;
    object[u"keyFile"] = tls.keyFile;
    object[u"keyPassphraseFile"] = tls.keyPassphraseFile;
    object[u"tlsLowest"] = versionNames[int(tls.lowest)];
    object[u"tlsHighest"] = versionNames[int(tls.highest)];
    object[u"alpn"] = QJsonArray::fromStringList(tls.alpn);
    object[u"ciphers"] = tls.ciphers;
}

TlsSettings tlsFrom(const QJsonObject &object)
{
    TlsSettings tls;
    tls.certificateFile = object[u"certificateFile"].toString();
    tls.keyFile = object[u"keyFile"].toString();
    tls.keyPassphraseFile = object[u"keyPassphraseFile"].toString();
    tls.lowest = namedIn(versionNames, object[u"tlsLowest"], tls.lowest);
    tls.highest = namedIn(versionNames, object[u"tlsHighest"], tls.highest);
    const QJsonArray alpn = object[u"alpn"].toArray();
    for (const auto &protocol : alpn)
        tls.alpn.append(protocol.toString());
    tls.ciphers = object[u"ciphers"].toString();
    return tls;
}

constexpr int maxMilliseconds = 600'000;
constexpr int maxSeconds = 86'400;
constexpr int maxBacklog = 65'535;
constexpr int maxFrame = 1 << 30;

/// All except reuseAddress, which is only for listeners.
void addOptions(QJsonObject &object, const SocketOptions &options)
{
    object[u"keepAliveS"] = qint64(options.keepAlive.count());
    object[u"ttl"] = options.ttl;
    object[u"receiveBufferBytes"] = options.receiveBuffer;
    object[u"sendBufferBytes"] = options.sendBuffer;
}

SocketOptions optionsFrom(const QJsonObject &object)
{
    SocketOptions options;
    options.keepAlive
        = std::chrono::seconds(numberFrom(object[u"keepAliveS"], 0, limits::keepAliveSeconds, 0));
    options.ttl = numberFrom(object[u"ttl"], 0, limits::ttl, 0);
    options.receiveBuffer = numberFrom(object[u"receiveBufferBytes"], 0, limits::bufferBytes, 0);
    options.sendBuffer = numberFrom(object[u"sendBufferBytes"], 0, limits::bufferBytes, 0);
    return options;
}

void addWords(QJsonObject &object, const QString &name, const QStringList &words)
{
    if (!words.isEmpty())
        object[name] = QJsonArray::fromStringList(words);
}

QStringList wordsFrom(const QJsonValue &value)
{
    QStringList words;
    const QJsonArray all = value.toArray();
    for (const auto &word : all)
        words.append(word.toString());
    return words;
}

/// Only what differs from the defaults.
void addHttp(QJsonObject &object, const HttpServerSettings &http)
{
    if (http == HttpServerSettings())
        return;
    object[u"http"] = QJsonObject{{u"status"_s, http.status},
                                  {u"headers"_s, QJsonArray::fromStringList(http.headers)},
                                  {u"writeBack"_s, http.writeBack}};
}

void addHttp(QJsonObject &object, const HttpClientSettings &http)
{
    const HttpClientSettings usual;
    if (http.redirects != usual.redirects || http.cookies != usual.cookies)
        object[u"http"] = QJsonObject{{u"redirects"_s, http.redirects}, {u"cookies"_s, http.cookies}};
}

HttpClientSettings httpClientFrom(const QJsonObject &object)
{
    HttpClientSettings http;
    http.redirects = numberFrom(object[u"redirects"], 0, limits::redirects, http.redirects);
    http.cookies = object[u"cookies"].toBool();
    return http;
}

HttpServerSettings httpServerFrom(const QJsonObject &object)
{
    HttpServerSettings http;
    http.status
        = numberFrom(object[u"status"], limits::lowestHttpStatus, limits::highestHttpStatus, http.status);
    const QJsonArray headers = object[u"headers"].toArray();
    for (const auto &header : headers)
        http.headers.append(header.toString());
    http.writeBack = object[u"writeBack"].toBool();
    return http;
}

} // namespace

QJsonObject toJson(const ServerSettings &settings)
{
    QJsonObject object;
    addUrl(object, settings.url);
    object[u"sockets"] = QString(nameOf(settings.sockets));
    object[u"reply"] = settings.reply;
    object[u"framing"] = settings.framing;
    object[u"closeAfterReply"] = settings.closeAfterReply;
    object[u"once"] = settings.once;
    object[u"replyDelayMs"] = qint64(settings.replyDelay.count());
    object[u"backlog"] = settings.backlog;
    addOptions(object, settings.options);
    object[u"reuseAddress"] = settings.options.reuseAddress;
    object[u"receiveBytes"] = settings.receiveBytes;
    object[u"maxClients"] = settings.maxClients;
    object[u"idleTimeoutS"] = qint64(settings.idleTimeout.count());
    object[u"maxFrameBytes"] = qint64(settings.maxFrameBytes);
    object[u"groupInterface"] = settings.groupInterface;
    addTls(object, settings.tls);
    object[u"clientCertificates"] = askingNames[int(settings.clientCertificates)];
    object[u"clientAuthorityFile"] = settings.clientAuthorityFile;
    if (!settings.startTls)
        object[u"startTls"] = false;
    addHttp(object, settings.http);
    addWords(object, u"subprotocols"_s, settings.subprotocols);
    return object;
}

ServerSettings serverFromJson(const QJsonObject &object)
{
    ServerSettings settings;
    settings.url = urlFrom(object, settings.url);
    settings.sockets = builtSocketFamilyOf(object[u"sockets"].toString());
    settings.reply = object[u"reply"].toString(settings.reply);
    settings.framing = object[u"framing"].toString(settings.framing);
    settings.closeAfterReply = object[u"closeAfterReply"].toBool();
    settings.once = object[u"once"].toBool();
    settings.replyDelay
        = std::chrono::milliseconds(numberFrom(object[u"replyDelayMs"], 0, maxMilliseconds, 0));
    settings.backlog = numberFrom(object[u"backlog"], 1, maxBacklog, settings.backlog);
    settings.options = optionsFrom(object);
    settings.options.reuseAddress = object[u"reuseAddress"].toBool(settings.options.reuseAddress);
    settings.receiveBytes
        = numberFrom(object[u"receiveBytes"], 1, limits::receiveBytes, settings.receiveBytes);
    settings.maxClients = numberFrom(object[u"maxClients"], 1, limits::connections, settings.maxClients);
    settings.idleTimeout = std::chrono::seconds(numberFrom(object[u"idleTimeoutS"], 0, maxSeconds, 0));
    settings.maxFrameBytes
        = quint32(numberFrom(object[u"maxFrameBytes"], 1, maxFrame, int(settings.maxFrameBytes)));
    settings.groupInterface = object[u"groupInterface"].toString();
    settings.tls = tlsFrom(object);
    settings.clientCertificates
        = namedIn(askingNames, object[u"clientCertificates"], settings.clientCertificates);
    settings.clientAuthorityFile = object[u"clientAuthorityFile"].toString();
    settings.startTls = object[u"startTls"].toBool(settings.startTls);
    settings.http = httpServerFrom(object[u"http"].toObject());
    settings.subprotocols = wordsFrom(object[u"subprotocols"]);
    return settings;
}

QJsonObject toJson(const ClientSettings &settings)
{
    QJsonObject object;
    addUrl(object, settings.url);
    object[u"sockets"] = QString(nameOf(settings.sockets));
    object[u"localHost"] = settings.localHost;
    object[u"localPort"] = settings.localPort;
    addOptions(object, settings.options);
    object[u"authorityFile"] = settings.authorityFile;
    addTls(object, settings.tls);
    object[u"serverName"] = settings.serverName;
    object[u"framing"] = settings.framing;
    object[u"frameSent"] = settings.frameSent;
    object[u"connectTimeoutMs"] = qint64(settings.connectTimeout.count());
    object[u"receiveBytes"] = settings.receiveBytes;
    if (!settings.alsoTo.isEmpty())
        object[u"alsoTo"] = alsoToText(settings.alsoTo);
    object[u"groupInterface"] = settings.groupInterface;
    object[u"groupTtl"] = settings.groupTtl;
    object[u"groupLoop"] = settings.groupLoop;
    if (settings.startTls)
        object[u"startTls"] = true;
    addHttp(object, settings.http);
    addWords(object, u"subprotocols"_s, settings.subprotocols);
    return object;
}

ClientSettings clientFromJson(const QJsonObject &object)
{
    ClientSettings settings;
    settings.url = urlFrom(object, settings.url);
    settings.sockets = builtSocketFamilyOf(object[u"sockets"].toString());
    settings.localHost = object[u"localHost"].toString();
    settings.localPort = quint16(numberFrom(object[u"localPort"], 0, 65535, 0));
    settings.options = optionsFrom(object);
    settings.authorityFile = object[u"authorityFile"].toString();
    settings.tls = tlsFrom(object);
    settings.serverName = object[u"serverName"].toString();
    settings.framing = object[u"framing"].toString(settings.framing);
    settings.frameSent = object[u"frameSent"].toBool();
    const int timeout = int(settings.connectTimeout.count());
    settings.connectTimeout
        = std::chrono::milliseconds(numberFrom(object[u"connectTimeoutMs"], 1, maxMilliseconds, timeout));
    settings.receiveBytes
        = numberFrom(object[u"receiveBytes"], 1, limits::receiveBytes, settings.receiveBytes);
    if (const auto alsoTo = parseAlsoTo(object[u"alsoTo"].toString()); alsoTo)
        settings.alsoTo = alsoTo.value();
    settings.groupInterface = object[u"groupInterface"].toString();
    settings.groupTtl = numberFrom(object[u"groupTtl"], 0, limits::groupTtl, settings.groupTtl);
    settings.groupLoop = object[u"groupLoop"].toBool(settings.groupLoop);
    settings.startTls = object[u"startTls"].toBool();
    settings.http = httpClientFrom(object[u"http"].toObject());
    settings.subprotocols = wordsFrom(object[u"subprotocols"]);
    return settings;
}

QJsonObject toJson(const RelaySettings &settings)
{
    QJsonObject object{
        {u"listen"_s, urlJson(settings.listen)},
        {u"target"_s, urlJson(settings.target)},
        {u"sockets"_s, QString(nameOf(settings.sockets))},
        {u"impairment"_s, toJson(settings.impairment)},
        {u"maxClients"_s, settings.maxClients},
        {u"idleTimeoutS"_s, qint64(settings.idleTimeout.count())},
        {u"connectTimeoutMs"_s, qint64(settings.connectTimeout.count())},
        {u"authorityFile"_s, settings.authorityFile},
        {u"serverName"_s, settings.serverName},
        {u"checkTarget"_s, settings.checkTarget},
        {u"reuseAddress"_s, settings.options.reuseAddress},
    };
    addOptions(object, settings.options);
    addTls(object, settings.tls);
    return object;
}

RelaySettings relayFromJson(const QJsonObject &object)
{
    RelaySettings settings;
    settings.listen = urlFrom(object[u"listen"].toObject(), settings.listen);
    settings.target = urlFrom(object[u"target"].toObject(), settings.target);
    readImpairment(object[u"impairment"].toObject(), settings.impairment);
    settings.sockets = builtSocketFamilyOf(object[u"sockets"].toString());
    settings.options = optionsFrom(object);
    settings.options.reuseAddress = object[u"reuseAddress"].toBool(settings.options.reuseAddress);
    settings.maxClients = numberFrom(object[u"maxClients"], 1, limits::connections, settings.maxClients);
    settings.idleTimeout = std::chrono::seconds(
        numberFrom(object[u"idleTimeoutS"], 0, maxSeconds, int(settings.idleTimeout.count())));
    settings.connectTimeout = std::chrono::milliseconds(
        numberFrom(object[u"connectTimeoutMs"], 1, maxMilliseconds, int(settings.connectTimeout.count())));
    settings.tls = tlsFrom(object);
    settings.authorityFile = object[u"authorityFile"].toString();
    settings.serverName = object[u"serverName"].toString();
    settings.checkTarget = object[u"checkTarget"].toBool();
    return settings;
}

} // namespace swb
