// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/schemes.h"

#include "core/values/errorcatalog.h"
#include "protocols/chat/chatclient.h"
#include "protocols/chat/chatserver.h"
#include "protocols/dns/dnsclient.h"
#include "protocols/dns/dnsserver.h"
#include "protocols/files/fileclient.h"
#include "protocols/files/fileserver.h"
#include "protocols/files/rawfileserver.h"
#include "protocols/http/httpclient.h"
#include "protocols/http/httpserver.h"
#include "protocols/http/replies/httpreplyspec.h"
#include "protocols/raw/rawclient.h"
#include "protocols/raw/rawserver.h"
#include "protocols/smtp/mailclient.h"
#include "protocols/smtp/mailserver.h"
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

/// Bytes are answered, or saved until their end.
MadeProtocols bareServers(const ServerSettings &settings)
{
    const bool saves = isStream(settings.url.transport) && !saveFolderOf(settings.reply).isEmpty();
    return saves ? rawFileServers(settings) : rawServers(settings);
}

ReplyChoices saveReplies()
{
    return {{u"save"_s, Words::tr("Save files"), ReplyChoice::Takes::Folder, Words::tr("a folder"),
             Words::tr("Where received files are stored. Nothing is written outside this folder, and no file "
                       "is overwritten")}};
}

ReplyChoices zoneReplies()
{
    const QString placeholder = Words::tr("a zone file");
    const QString tip = Words::tr("The records that are answered with, as text (RFC 1035 5)");
    return {
        {u"zone"_s, Words::tr("Zone file"), ReplyChoice::Takes::File, placeholder, tip},
        {u"zone-large"_s, Words::tr("Zone file, long answers"), ReplyChoice::Takes::File, placeholder,
         Words::tr(
             "The records that are answered with, as text (RFC 1035 5). Over UDP an answer to the network "
             "may be longer than four times its question")}};
}

ReplyChoices streamReplies()
{
    return rawReplies() + saveReplies();
}

constexpr Scheme raw(QLatin1StringView name, Transport transport)
{
    Scheme scheme{name, transport, "raw"_L1, bareServers, rawClients};
    scheme.title = isStream(transport) ? QT_TRANSLATE_NOOP("swb::Scheme", "TCP")
                                       : QT_TRANSLATE_NOOP("swb::Scheme", "UDP");
    scheme.input = isStream(transport) ? MessageInput::Pieces : MessageInput::Whole;
    scheme.replies = isStream(transport) ? streamReplies : rawReplies;
    return scheme;
}

constexpr Scheme chat(QLatin1StringView name, Transport transport)
{
    Scheme scheme{name, transport, "chat"_L1, chatServers, chatClients};
    scheme.title = isStream(transport) ? QT_TRANSLATE_NOOP("swb::Scheme", "Chat")
                                       : QT_TRANSLATE_NOOP("swb::Scheme", "Chat, UDP");
    scheme.knowsPresent = true;
    scheme.input = MessageInput::Lines;
    return scheme;
}

/// Over UDP and TCP; the client begins with the transport of its URL.
constexpr Scheme dns()
{
    constexpr quint16 port = 53;
    Scheme scheme{"dns"_L1, Transport::Udp, "dns"_L1, dnsServers, dnsClients};
    scheme.title = QT_TRANSLATE_NOOP("swb::Scheme", "DNS");
    scheme.input = MessageInput::Lines;
    scheme.replies = zoneReplies;
    scheme.form = {port, false};
    scheme.beside = Transport::Tcp;
    return scheme;
}

constexpr Scheme file(QLatin1StringView name, Transport transport)
{
    Scheme scheme{name, transport, "file"_L1, fileServers, fileClients};
    scheme.title = QT_TRANSLATE_NOOP("swb::Scheme", "Files");
    scheme.input = MessageInput::Whole;
    scheme.replies = saveReplies;
    return scheme;
}

constexpr Scheme mail(QLatin1StringView name, Transport transport)
{
    Scheme scheme{name, transport, "mail"_L1, mailServers, mailClients};
    scheme.title = QT_TRANSLATE_NOOP("swb::Scheme", "Mail");
    scheme.input = MessageInput::Whole;
    scheme.endsItself = true;
    scheme.startsTls = !isEncrypted(transport);
    return scheme;
}

constexpr Scheme http(QLatin1StringView name, Transport transport, quint16 port)
{
    Scheme scheme{name, transport, "http"_L1, httpServers, httpClients};
    scheme.title = QT_TRANSLATE_NOOP("swb::Scheme", "HTTP");
    scheme.input = MessageInput::Whole;
    scheme.replies = httpReplies;
    scheme.form = {port, true};
    return scheme;
}

constexpr Scheme webSocket(QLatin1StringView name, Transport transport, quint16 port)
{
    Scheme scheme{name, transport, "ws"_L1, webSocketServers, webSocketClients};
    scheme.title = QT_TRANSLATE_NOOP("swb::Scheme", "WebSocket");
    scheme.input = MessageInput::Lines;
    scheme.replies = rawReplies;
    scheme.form = {port, true};
    return scheme;
}

constexpr std::array table{
    raw("tcp"_L1, Transport::Tcp),          raw("tls"_L1, Transport::Tls),
    raw("udp"_L1, Transport::Udp),          raw("dtls"_L1, Transport::Dtls),
    http("http"_L1, Transport::Tcp, 80),    http("https"_L1, Transport::Tls, 443),
    webSocket("ws"_L1, Transport::Tcp, 80), webSocket("wss"_L1, Transport::Tls, 443),
    chat("chat"_L1, Transport::Tcp),        chat("chats"_L1, Transport::Tls),
    chat("chat+udp"_L1, Transport::Udp),    dns(),
    file("file+tcp"_L1, Transport::Tcp),    file("file+tls"_L1, Transport::Tls),
    mail("smtp"_L1, Transport::Tcp),        mail("smtps"_L1, Transport::Tls),
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
                     Words::tr("“%1” is not one of %2.").arg(scheme, names()));
}

/// Made once, since a table of servers asks for each cell that it paints. In the order of the table of
/// schemes.
const ReplyChoices &repliesOf(const Scheme &scheme)
{
    static const auto all = [] {
        std::array<ReplyChoices, table.size()> made;
        std::transform(table.begin(), table.end(), made.begin(),
                       [](const Scheme &each) { return each.replies ? each.replies() : ReplyChoices(); });
        return made;
    }();
    return all[size_t(&scheme - table.data())];
}

/// Null if it is unknown.
const ReplyChoice *chosenReply(const ServerSettings &settings)
{
    const Scheme *const scheme = schemeOf(settings.url);
    if (!scheme)
        return nullptr;
    const ReplyChoices &choices = repliesOf(*scheme);
    const QString name = settings.reply.section(u':', 0, 0);
    const auto known = std::find_if(choices.cbegin(), choices.cend(),
                                    [name](const ReplyChoice &choice) { return choice.name == name; });
    return known == choices.cend() ? nullptr : &*known;
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

const Scheme *schemeOver(const Scheme &scheme, Transport transport)
{
    const auto *const found = std::find_if(table.begin(), table.end(), [&](const Scheme &other) {
        return other.protocol == scheme.protocol && other.transport == transport;
    });
    return found == table.end() ? nullptr : found;
}

QString titleOf(const Scheme &scheme)
{
    return Words::tr(scheme.title);
}

QString replyTitle(const ServerSettings &settings)
{
    const Scheme *const scheme = schemeOf(settings.url);
    if (scheme && !scheme->replies)
        return titleOf(*scheme);
    const ReplyChoice *const chosen = chosenReply(settings);
    return chosen ? chosen->label : settings.reply.section(u':', 0, 0);
}

bool readsFiles(const ServerSettings &settings)
{
    const ReplyChoice *const chosen = chosenReply(settings);
    return chosen
        && (chosen->takes == ReplyChoice::Takes::File || chosen->takes == ReplyChoice::Takes::Folder);
}

bool mayEncrypt(const ServerSettings &settings)
{
    const Scheme *const scheme = schemeOf(settings.url);
    return isEncrypted(settings.url.transport) || (scheme && scheme->startsTls && settings.startTls);
}

bool mayEncrypt(const ClientSettings &settings)
{
    const Scheme *const scheme = schemeOf(settings.url);
    return isEncrypted(settings.url.transport) || (scheme && scheme->startsTls && settings.startTls);
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
        error.what = Words::tr("“%1” is not an endpoint.").arg(text); // as typed, not as parsed
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
