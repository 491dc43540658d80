// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/schemes.h"

#include "core/values/errorcatalog.h"
#include "protocols/chat/chatclient.h"
#include "protocols/chat/chatserver.h"
#include "protocols/files/fileclient.h"
#include "protocols/files/fileserver.h"
#include "protocols/files/rawfileserver.h"
#include "protocols/raw/rawclient.h"
#include "protocols/raw/rawserver.h"
#include "protocols/smtp/mailclient.h"
#include "protocols/smtp/mailserver.h"

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

/// Bytes are answered, or saved until their end.
MadeProtocols bareServers(const ServerSettings &settings)
{
    const bool saves = isStream(settings.url.transport) && !saveFolderOf(settings.reply).isEmpty();
    return saves ? rawFileServers(settings) : rawServers(settings);
}

constexpr Scheme raw(QLatin1StringView name, Transport transport)
{
    return {name,        transport,  "raw"_L1,
            bareServers, rawClients, isStream(transport) ? MessageInput::Pieces : MessageInput::Whole};
}

constexpr Scheme chat(QLatin1StringView name, Transport transport)
{
    return {name, transport, "chat"_L1, chatServers, chatClients, MessageInput::Lines, false};
}

constexpr Scheme file(QLatin1StringView name, Transport transport)
{
    return {name, transport, "file"_L1, fileServers, fileClients, MessageInput::Whole};
}

constexpr Scheme mail(QLatin1StringView name, Transport transport)
{
    return {name, transport, "mail"_L1, mailServers, mailClients, MessageInput::Whole, false, true};
}

constexpr std::array table{
    raw("tcp"_L1, Transport::Tcp),       raw("tls"_L1, Transport::Tls),
    raw("udp"_L1, Transport::Udp),       raw("dtls"_L1, Transport::Dtls),
    chat("chat"_L1, Transport::Tcp),     chat("chats"_L1, Transport::Tls),
    chat("chat+udp"_L1, Transport::Udp), file("file+tcp"_L1, Transport::Tcp),
    file("file+tls"_L1, Transport::Tls), mail("smtp"_L1, Transport::Tcp),
    mail("smtps"_L1, Transport::Tls),
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
    Result<EndpointUrl> url = EndpointUrl::parse(carrier + QStringView(trimmed).sliced(end));
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
