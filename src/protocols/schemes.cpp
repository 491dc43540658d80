// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/schemes.h"

#include "core/values/errorcatalog.h"
#include "protocols/chat/chatclient.h"
#include "protocols/chat/chatserver.h"
#include "protocols/dns/dnsclient.h"
#include "protocols/dns/dnsserver.h"
#include "protocols/http/httpclient.h"
#include "protocols/http/httpserver.h"
#include "protocols/raw/rawclient.h"
#include "protocols/raw/rawserver.h"
#include "protocols/websocket/websocketclient.h"
#include "protocols/websocket/websocketserver.h"

#include <QCoreApplication>
#include <QStringList>
#include <array>

namespace swb {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::Scheme)
};

constexpr Scheme raw(QLatin1StringView name, Transport transport)
{
    return {name,       transport,  "raw"_L1,
            rawServers, rawClients, isStream(transport) ? MessageInput::Pieces : MessageInput::Whole,
            true,       {},         {}};
}

constexpr Scheme chat(QLatin1StringView name, Transport transport)
{
    return {name, transport, "chat"_L1, chatServers, chatClients, MessageInput::Lines, false, {}, {}};
}

/// Over UDP and TCP; that of the client's URL is the one it begins with.
constexpr Scheme dns{
    "dns"_L1, Transport::Udp, "dns"_L1,       dnsServers, dnsClients, MessageInput::Lines,
    true,     {53, false},    Transport::Tcp,
};

constexpr Scheme http(QLatin1StringView name, Transport transport, quint16 port)
{
    return {name, transport,    "http"_L1, httpServers, httpClients, MessageInput::Whole,
            true, {port, true}, {}};
}

constexpr Scheme webSocket(QLatin1StringView name, Transport transport, quint16 port)
{
    return {name, transport,    "ws"_L1, webSocketServers, webSocketClients, MessageInput::Lines,
            true, {port, true}, {}};
}

constexpr std::array table{
    raw("tcp"_L1, Transport::Tcp),          raw("tls"_L1, Transport::Tls),
    raw("udp"_L1, Transport::Udp),          raw("dtls"_L1, Transport::Dtls),
    http("http"_L1, Transport::Tcp, 80),    http("https"_L1, Transport::Tls, 443),
    webSocket("ws"_L1, Transport::Tcp, 80), webSocket("wss"_L1, Transport::Tls, 443),
    chat("chat"_L1, Transport::Tcp),        chat("chats"_L1, Transport::Tls),
    chat("chat+udp"_L1, Transport::Udp),    dns,
};

/// "tcp, tls, udp, dtls"
QString names()
{
    QStringList all;
    for (const Scheme &scheme : table)
        all << scheme.name;
    return all.join(u", "_s);
}

Error unknown(const QString &text, QStringView scheme)
{
    return makeError(ErrorCode::BadUrl, Words::tr("“%1” is not an endpoint.").arg(text),
                     Words::tr("“%1” is none of %2.").arg(scheme, names()));
}

} // namespace

std::span<const Scheme> schemes()
{
    return table;
}

const Scheme *schemeNamed(QAnyStringView name)
{
    const auto *const found = std::find_if(table.begin(), table.end(), [name](const Scheme &scheme) {
        return QAnyStringView::compare(name, scheme.name, Qt::CaseInsensitive) == 0;
    });
    return found == table.end() ? nullptr : found;
}

const Scheme *schemeOf(const EndpointUrl &url)
{
    return url.scheme.isEmpty() ? schemeNamed(schemeOf(url.transport)) : schemeNamed(url.scheme);
}

Result<EndpointUrl> parseEndpoint(const QString &text)
{
    const QString trimmed = text.trimmed();
    const qsizetype end = trimmed.indexOf("://"_L1);
    if (end < 0)
        return makeError(ErrorCode::BadUrl, Words::tr("“%1” is not an endpoint.").arg(text),
                         Words::tr("The part before :// is missing: %1.").arg(names()));
    const Scheme *const scheme = schemeNamed(QStringView(trimmed).first(end));
    if (!scheme)
        return unknown(text, QStringView(trimmed).first(end));
    const QLatin1StringView carrier = swb::schemeOf(scheme->transport);
    Result<EndpointUrl> url = EndpointUrl::parse(carrier + QStringView(trimmed).sliced(end), scheme->form);
    if (!url) {
        Error error = url.error();
        error.what = Words::tr("“%1” is not an endpoint.").arg(text); // as it was typed, not as it was read
        return error;
    }
    EndpointUrl found = url.value();
    if (scheme->name != carrier)
        found.scheme = scheme->name;
    return found;
}

MadeProtocols protocolsOf(const ServerSettings &settings)
{
    const Scheme *const scheme = schemeOf(settings.url);
    return scheme ? scheme->ofServer(settings) : unknown(settings.url.toString(), settings.url.scheme);
}

MadeProtocols protocolsOf(const ClientSettings &settings)
{
    const Scheme *const scheme = schemeOf(settings.url);
    return scheme ? scheme->ofClient(settings) : unknown(settings.url.toString(), settings.url.scheme);
}

} // namespace swb
