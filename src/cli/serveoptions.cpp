// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/serveoptions.h"

#include "cli/httpoptions.h"
#include "cli/repeatoption.h"
#include "cli/socketsoption.h"
#include "cli/suggestions.h"
#include "cli/systemoptions.h"
#include "cli/tlsoptions.h"
#include "core/files/filename.h"
#include "core/framing/framingspec.h"
#include "core/payload/escapes.h"
#include "protocols/http/replies/httpreplyspec.h"
#include "protocols/raw/replies/replyspec.h"
#include "protocols/schemes.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(ServeOptions)
};

constexpr int mostClients = 1'000'000;
constexpr int mostBacklog = 65'535; ///< the kernel cuts it to net.core.somaxconn (listen(2))

QString describeReplies()
{
    QStringList names;
    for (const ReplyChoice &choice : rawReplies())
        names << (choice.takes == ReplyChoice::Takes::Text ? QString(choice.name % u":TEXT"_s) : choice.name);
    return names.join(u", "_s);
}

Error checkFraming(const ServerSettings &settings)
{
    const auto framing = parseFraming(settings.framing, settings.maxFrameBytes);
    return framing ? Error{} : framing.error();
}

/// With --reply, --save belongs to that.
bool savesFiles(const CommandLine &line)
{
    return line.isSet(u"save"_s) && !line.isSet(u"reply"_s);
}

Error checkSave(const CommandLine &line)
{
    const bool isBeside = line.isSet(u"save"_s) && line.isSet(u"reply"_s);
    if (isBeside && (!line.value(u"save"_s).isEmpty() || !line.value(u"reply"_s).startsWith(u"json:"_s)))
        return usageError(Words::tr("With --reply json:FILE, --save takes no value; without --reply, --save "
                                    "takes the folder for files."));
    if (line.isSet(u"raw"_s) && !savesFiles(line))
        return usageError(Words::tr("--raw needs --save, which names the folder for received files."));
    return {};
}

/// In the notation of the protocol of its URL.
Error checkReply(const CommandLine &line, const ServerSettings &settings)
{
    const Scheme *const scheme = schemeOf(settings.url);
    if (savesFiles(line)
        && (scheme->protocol != (line.isSet(u"raw"_s) ? "raw"_L1 : "file"_L1)
            || !isStream(settings.url.transport)))
        return usageError(Words::tr("--save is for tcp:// and tls:// only."));
    if (line.isSet(u"reply"_s) && !scheme->replies)
        return usageError(Words::tr("--reply is not for %1://.").arg(scheme->name));
    const MadeProtocols made = protocolsOf(settings);
    return made ? Error{} : made.error();
}

/// Saving files replaces a reply; unless they are raw, the scheme is that of their format.
void saveInstead(const CommandLine &line, ServerSettings &settings)
{
    if (!savesFiles(line))
        return;
    EndpointUrl &url = settings.url;
    settings.reply = u"save:"_s + absoluteName(line.value(u"save"_s));
    if (!line.isSet(u"raw"_s) && url.scheme.isEmpty() && isStream(url.transport))
        url.scheme = u"file+"_s + schemeOf(url.transport);
}

/// A TEXT that is sent unsolicited, and its timing.
Error readMessage(const CommandLine &line, ServeOptions &options)
{
    std::optional<Repeat> repeat;
    if (Error error = repeatoption::read(line, repeat); error.isError())
        return error;
    const bool hasText = line.isSet(u"send"_s);
    if (hasText != (repeat && repeat->every.count() > 0))
        return usageError(hasText ? Words::tr("--send needs --every, the interval.")
                                  : Words::tr("--every and --times need --send, the text."));
    if (!hasText)
        return {};
    const Result<QByteArray> text = unescape(line.value(u"send"_s));
    if (!text)
        return text.error();
    if (text.value().isEmpty())
        return usageError(Words::tr("--send needs a text that is not empty."));
    options.message = text.value();
    options.repeat = *repeat;
    return {};
}

Result<ServerSettings> readSettings(const CommandLine &line)
{
    ServerSettings settings;
    settings.reply = line.value(u"reply"_s, settings.reply);
    settings.framing = line.value(u"framing"_s, settings.framing);
    settings.closeAfterReply = line.isSet(u"close-after-reply"_s);
    settings.once = line.isSet(u"once"_s);
    settings.groupInterface = line.value(u"interface"_s);
    settings.startTls = !line.isSet(u"no-starttls"_s);
    settings.subprotocols = line.value(u"subprotocol"_s).split(u',', Qt::SkipEmptyParts);
    const Error error = firstError({
        socketsoption::read(line, settings.sockets),
        line.readMilliseconds(u"delay"_s, settings.replyDelay),
        line.readSeconds(u"idle-timeout"_s, settings.idleTimeout),
        line.readNumber(u"max-clients"_s, 1, mostClients, settings.maxClients),
        line.readNumber(u"backlog"_s, 1, mostBacklog, settings.backlog),
        systemoptions::read(line, settings),
        httpoptions::read(line, settings.http),
        line.readNumber(u"receive-size"_s, 1, limits::receiveBytes, settings.receiveBytes),
        checkFraming(settings),
        checkSave(line),
    });
    if (error.isError())
        return error;
    return settings;
}

} // namespace

CommandLine ServeOptions::commandLine()
{
    CommandLine line(
        u"serve URL... [options]"_s,
        Words::tr(
            "Starts a server for each URL and prints events, one per line, until Ctrl+C.\n"
            "A URL is SCHEME://HOST:PORT, such as tcp://127.0.0.1:12000; port 0 picks a free one. HOST\n"
            "0.0.0.0 is every IPv4 address, [::] every IPv6 address only, * both.\n"
            "\n"
            "  tcp, tls     a stream; the server answers with the reply\n"
            "  udp, dtls    datagrams, each answered with the reply; udp joins a multicast group such\n"
            "               as udp://239.1.2.3:12000\n"
            "  http, https  web servers; the reply is one of %3\n"
            "  ws, wss      WebSocket: each message is answered with the reply, as a message; with a\n"
            "               path, such as ws://127.0.0.1:9001/chat, only that path is served\n"
            "  dns          a name server over UDP and TCP on one port; the reply is zone:FILE, a zone\n"
            "               file (RFC 1035). A datagram to another computer is at most four times as\n"
            "               long as its question; zone-large:FILE removes that limit\n"
            "  chat, chats, chat+udp\n"
            "               a chat over TCP, TLS or UDP: each line from one client goes to all others\n"
            "  smtp, smtps  accepts mail, shows it, and forwards none; smtp offers STARTTLS\n"
            "\n"
            "Replies: %1.\n"
            "Framings: %2; delimiter and fixed take a value: delimiter:TEXT, fixed:BYTES.")
            .arg(describeReplies(), framingNames().join(u", "_s), httpReplyNotations().join(u", "_s)));
    line.addArgument(suggestions::url());
    line.addValue(u"reply"_s, u"R"_s, Words::tr("How to answer (default: echo)."));
    line.suggest(u"reply"_s, suggestions::replies());
    line.addValueUnless(
        u"reply"_s, u"save"_s, u"FOLDER"_s,
        Words::tr("Receives files from swb send --as-file, and never overwrites one. An incomplete file is "
                  "kept aside, and its transfer can be resumed. The format has four lines: SWB-FILE 1, name: "
                  "NAME, length: BYTES, sha256: HEX; then an empty line and, from the offset in the answer, "
                  "the bytes. With --reply json:FILE it takes no value, and changes by clients are written "
                  "back to that file."));
    line.addFlag(u"raw"_s,
                 Words::tr("With --save: stores all bytes of a connection as one file, as with netcat."));
    line.addValue(u"framing"_s, u"F"_s, Words::tr("How a stream is split into messages (default: none)."));
    line.suggest(u"framing"_s, suggestions::framings());
    line.addValue(u"subprotocol"_s, u"NAME,..."_s,
                  Words::tr("ws:// and wss://: supports these; a client can request one of them."));
    httpoptions::addForServers(line);
    line.addFlag(u"close-after-reply"_s, Words::tr("Closes each connection after its first reply."));
    line.addFlag(u"once"_s, Words::tr("Serves one client (UDP: one datagram) per URL, then stops."));
    line.addValue(u"delay"_s, u"MS"_s, Words::tr("Delays every reply by this many milliseconds."));
    line.addValue(
        u"send"_s, u"TEXT"_s,
        Words::tr(
            "Sends TEXT to every client at the interval of --every, without a request. It takes the escapes "
            "of swb send; {count} is the number of the message and {time} the time of sending."));
    line.addValue(
        u"every"_s, u"T"_s,
        Words::tr("Interval between two messages of --send, such as 500ms or 2s. A client whose previous "
                  "message is still queued is left out; without any client, the turn is skipped."));
    line.addValue(u"times"_s, u"N"_s, Words::tr("Sends it N times (default: until the server stops)."));
    TlsOptions::addForServers(line);
    line.addValue(u"max-clients"_s, u"N"_s,
                  Words::tr("Maximum number of clients at a time (default: %1).").arg(limits::connections));
    line.addValue(u"idle-timeout"_s, u"S"_s,
                  Words::tr("Closes connections after this many idle seconds (default: never)."));
    line.addValue(u"backlog"_s, u"N"_s,
                  Words::tr("Maximum number of connections waiting to be accepted (default: %1).")
                      .arg(limits::backlog));
    line.addValue(
        u"interface"_s, u"NAME"_s,
        Words::tr("Joins a multicast group on this interface (default: on all interfaces that support it)."));
    line.addValue(u"receive-size"_s, u"N"_s,
                  Words::tr("Maximum bytes per read (default: %1). UDP: the buffer for a datagram; what does "
                            "not fit is discarded. Not for DTLS.")
                      .arg(limits::receiveBytes));
    systemoptions::addForServers(line);
    socketsoption::addTo(line);
    RecordOptions::addTo(line);
    line.addFlag(u"json"_s, Words::tr("Prints every line as one JSON object."));
    line.addFlag(u"quiet"_s, Words::tr("Prints only the listening address, errors and the final summary."));
    return line;
}

Result<ServeOptions> ServeOptions::read(const CommandLine &line)
{
    const Result<ServerSettings> common = readSettings(line);
    if (!common)
        return common.error();
    ServeOptions options;
    options.json = line.isSet(u"json"_s);
    options.quiet = line.isSet(u"quiet"_s);
    if (const Error error
        = firstError({RecordOptions::read(line, options.record), readMessage(line, options)});
        error.isError())
        return error;
    for (const QString &text : line.positional()) {
        const Result<EndpointUrl> url = parseEndpoint(text);
        if (!url)
            return url.error();
        options.servers.append(common.value());
        options.servers.last().url = url.value();
        saveInstead(line, options.servers.last());
        if (const Error error = checkReply(line, options.servers.last()); error.isError())
            return error;
    }
    if (options.servers.isEmpty())
        return usageError(Words::tr("serve needs at least one URL, such as tcp://127.0.0.1:12000."));
    const bool allDtls
        = std::all_of(options.servers.cbegin(), options.servers.cend(),
                      [](const auto &server) { return server.url.transport == Transport::Dtls; });
    if (const Error error = httpoptions::checkUse(line, options.servers); error.isError())
        return error;
    if (line.isSet(u"receive-size"_s) && allDtls)
        return usageError(Words::tr(
            "--receive-size is for tcp://, tls:// and udp:// only: DTLS always receives whole records."));
    const bool anyEncrypted = std::any_of(options.servers.cbegin(), options.servers.cend(),
                                          [](const auto &server) { return mayEncrypt(server); });
    const bool anyGroup
        = std::any_of(options.servers.cbegin(), options.servers.cend(),
                      [](const auto &server) { return systemoptions::isOfGroup(server.url); });
    if (line.isSet(u"interface"_s) && !anyGroup)
        return usageError(Words::tr("--interface is for a multicast group, such as udp://239.1.2.3:5000."));
    if (const Error error = systemoptions::checkUse(line, options.servers); error.isError())
        return error;
    const bool anyStartsTls = std::any_of(options.servers.cbegin(), options.servers.cend(),
                                          [](const auto &server) { return schemeOf(server.url)->startsTls; });
    if (line.isSet(u"no-starttls"_s) && !anyStartsTls)
        return usageError(Words::tr("--no-starttls is for smtp:// only."));
    if (const Error error = TlsOptions::checkUse(line, anyEncrypted); error.isError())
        return error;
    ServerSettings tls;
    if (const Error error = TlsOptions::read(line, tls); error.isError())
        return error;
    for (ServerSettings &server : options.servers) {
        server.tls = tls.tls;
        server.clientCertificates = tls.clientCertificates;
        server.clientAuthorityFile = tls.clientAuthorityFile;
    }
    return options;
}

} // namespace swb
