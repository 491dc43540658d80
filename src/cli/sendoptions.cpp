// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/sendoptions.h"

#include "cli/bindoption.h"
#include "cli/httpoptions.h"
#include "cli/repeatoption.h"
#include "cli/socketsoption.h"
#include "cli/suggestions.h"
#include "cli/systemoptions.h"
#include "cli/tlsoptions.h"
#include "core/files/filename.h"
#include "core/framing/framingspec.h"
#include "core/payload/bytetext.h"
#include "core/payload/escapes.h"
#include "core/payload/hex.h"
#include "core/values/capabilities.h"
#include "protocols/schemes.h"

using namespace Qt::StringLiterals;

namespace swb {
namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(SendOptions)
};

constexpr int fileReplies = 2; ///< the position to start from, and the confirmation
constexpr std::chrono::seconds fileTimeout{60}; ///< both ends may have much to read for a checksum
constexpr int mostReplies = 1'000'000'000;

Result<QByteArray> readLineEnding(const CommandLine &line)
{
    const QString name = line.value(u"line-ending"_s, u"none"_s);
    if (name == u"none"_s)
        return QByteArray();
    if (name == u"lf"_s)
        return QByteArrayLiteral("\n");
    if (name == u"crlf"_s)
        return QByteArrayLiteral("\r\n");
    return usageError(Words::tr("--line-ending takes none, lf or crlf, not “%1”.").arg(name));
}

Result<QByteArray> readText(const CommandLine &line, const QString &text)
{
    if (line.isSet(u"hex"_s)) {
        HexInput hex = parseHex(text);
        if (hex.errorAt >= 0)
            return hex.error;
        return hex.bytes;
    }
    return line.isSet(u"raw"_s) ? Result<QByteArray>(bytesFromText(text)) : unescape(text);
}

Error readReplies(const CommandLine &line, int &replies)
{
    return line.value(u"replies"_s) == u"all"_s ? Error{}
                                                : line.readNumber(u"replies"_s, 0, mostReplies, replies);
}

Error readFraming(const CommandLine &line, ClientSettings &client, bool hasText)
{
    client.framing = line.value(u"framing"_s, client.framing);
    client.frameSent = line.isSet(u"frame"_s);
    if (line.isSet(u"framing"_s) && !isStream(client.url.transport))
        return usageError(Words::tr("--framing is for tcp:// and tls:// only: each datagram is a message."));
    const auto framing = parseFraming(client.framing, client.maxFrameBytes);
    if (!framing)
        return framing.error();
    if (client.frameSent && !framing.value())
        return usageError(Words::tr("--frame needs --framing, such as line or length4."));
    if (client.frameSent && !hasText)
        return usageError(Words::tr("--frame needs a TEXT; files and standard input are sent unchanged."));
    return {};
}

Error readAlsoTo(const CommandLine &line, ClientSettings &client)
{
    if (!line.isSet(u"also-to"_s))
        return {};
    if (client.url.transport != Transport::Udp)
        return usageError(Words::tr("--also-to is for udp:// only."));
    const Result<QList<EndpointUrl>> addresses = parseAlsoTo(line.value(u"also-to"_s));
    if (!addresses)
        return addresses.error();
    if (addresses.value().isEmpty())
        return usageError(
            Words::tr("--also-to takes addresses separated by commas, such as 127.0.0.1:12001."));
    client.alsoTo = addresses.value();
    return {};
}

/// The file's name is then the message: the protocol reads the file.
Error readAsFile(const CommandLine &line, SendOptions &options)
{
    if (!line.isSet(u"as-file"_s))
        return {};
    if (options.file.isEmpty())
        return usageError(Words::tr("--as-file needs --file, which names the file."));
    EndpointUrl &url = options.client.url;
    const Scheme *const scheme = schemeOf(url);
    if (scheme->protocol == "raw"_L1 && isStream(url.transport))
        url.scheme = u"file+"_s + schemeOf(url.transport);
    else if (scheme->protocol != "file"_L1)
        return usageError(Words::tr("--as-file is for tcp:// and tls:// only."));
    const QString path = absoluteName(std::exchange(options.file, {}));
    options.fileBytes = fileSize(path);
    options.message = bytesFromText(path);
    options.replies = line.isSet(u"replies"_s) ? options.replies : fileReplies;
    options.timeout = fileTimeout;
    return {};
}

/// Reports options that make no sense with this URL, or that need a TEXT if there is none.
Error checkSense(const CommandLine &line, const ClientSettings &client, bool hasText)
{
    if (client.url.port == 0)
        return usageError(
            Words::tr("Port 0 is only for listening; %1 needs a real port.").arg(client.url.toString()));
    if (line.isSet(u"half-close"_s) && !isStream(client.url.transport))
        return usageError(
            Words::tr("--half-close is for tcp:// and tls:// only: UDP has no connection to half-close."));
    const QString noHalfClose = whyAbsent(Capability::HalfClose, client.sockets, client.url.transport);
    if (line.isSet(u"half-close"_s) && !noHalfClose.isEmpty())
        return usageError(Words::tr("--half-close cannot be used with --sockets %1 over %2. %3")
                              .arg(nameOf(client.sockets), displayName(client.url.transport), noHalfClose));
    if (line.value(u"replies"_s) == u"all"_s && !isStream(client.url.transport))
        return usageError(Words::tr("--replies all is for tcp:// and tls:// only: datagrams have no end."));
    for (const QString &name : {u"no-loop"_s, u"interface"_s}) {
        if (line.isSet(name) && client.url.transport != Transport::Udp)
            return usageError(Words::tr("--%1 is for udp:// to a multicast group only.").arg(name));
    }
    for (const QString &name : {u"hex"_s, u"raw"_s, u"line-ending"_s}) {
        if (line.isSet(name) && !hasText)
            return usageError(
                Words::tr("--%1 needs a TEXT; files and standard input are sent unchanged.").arg(name));
    }
    for (const QString &name : {u"every"_s, u"times"_s}) {
        if (line.isSet(name) && !hasText && !httpoptions::isHttp(client.url))
            return usageError(
                Words::tr("--%1 needs a TEXT; files and standard input are sent once.").arg(name));
    }
    if (line.isSet(u"file"_s) && hasText)
        return usageError(Words::tr("Give either a TEXT or --file, not both."));
    return {};
}

} // namespace

CommandLine SendOptions::commandLine()
{
    CommandLine line(
        u"send URL [TEXT...] [options]"_s,
        Words::tr(
            "Sends a text, a file or standard input; replies go to standard output unchanged, events to\n"
            "standard error. Several TEXTs form one message, separated by spaces. A TEXT takes the escapes\n"
            "\\n \\r \\t \\0 \\\\ \\xNN. Over udp:// and dtls:// the whole message is one datagram.\n"
            "\n"
            "  http, https  TEXT is a request: \"POST /data\", header lines, an empty line and the body.\n"
            "               Without TEXT the options form the request, and a URL alone is a GET\n"
            "  ws, wss      TEXT is a message, and so is each line of a file or of standard input; /ping\n"
            "               TEXT, /close CODE REASON and /binary TEXT send the other kinds of frames, and\n"
            "               //TEXT sends /TEXT. Each received message is printed as a line\n"
            "  dns          TEXT is a name and a record type such as AAAA, or an address to look up its\n"
            "               name. The answer is a table\n"
            "  chat, chats, chat+udp\n"
            "               sends each typed line, and prints the lines of the others\n"
            "  smtp, smtps  TEXT is a mail: From:, To:, Subject:, an empty line, the body\n"
            "\n"
            "Over udp:// to a multicast group or a broadcast address, every peer that answers is shown.\n"
            "A stream has no messages: one answer may arrive in several chunks, and --replies counts chunks. "
            "To\n"
            "get all of it, use --half-close, or --replies all if the server closes the connection.\n"
            "Exit: 0 done, 1 network failure, 2 wrong usage, 3 no reply in time, 128 + N ended by signal "
            "N."));
    line.addArgument(suggestions::url());
    line.addArgument({u"TEXT"_s});
    line.addFlag(u"hex"_s,
                 Words::tr("TEXT is hex digits: \"48 65 6c\", \"48:65:6c\", \"0x48, 0x65, 0x6c\"."));
    line.addFlag(u"raw"_s, Words::tr("TEXT is sent unchanged; escapes are not decoded."));
    line.addValue(u"framing"_s, u"F"_s,
                  Words::tr("How replies are split into messages: %1, delimiter:TEXT or fixed:BYTES "
                            "(default: none). --replies then counts messages, and each is printed as a line.")
                      .arg(framingNames().join(u", "_s)));
    line.suggest(u"framing"_s, suggestions::framings());
    line.addFlag(u"frame"_s, Words::tr("Sends TEXT with that framing."));
    line.addValue(u"file"_s, u"FILE"_s, Words::tr("Sends the bytes of this file."));
    line.addFlag(
        u"as-file"_s,
        Words::tr("Sends --file to swb serve --save with its name, length and SHA-256, which both ends "
                  "compare. Resumes an interrupted transfer. On a terminal it shows the progress."));
    line.addValue(u"line-ending"_s, u"none|lf|crlf"_s, Words::tr("Appended to TEXT (default: none)."));
    line.addValue(u"replies"_s, u"N|all"_s,
                  Words::tr("Waits for N chunks or datagrams (default: 1; 0: does not wait; all: waits until "
                            "the peer closes)."));
    line.addValue(u"every"_s, u"T"_s,
                  Words::tr("Sends TEXT again every T, such as 500ms or 2s, until --times, Ctrl+C or the end "
                            "of the connection. In TEXT, {count} is the number of the message and {time} the "
                            "time of sending. If the previous message is still queued, the turn is skipped "
                            "and counted. --replies counts replies after the last turn."));
    line.addValue(
        u"times"_s, u"N"_s,
        Words::tr("Sends TEXT N times; without --every, each as soon as the previous one has left."));
    line.addValue(u"timeout"_s, u"S"_s,
                  Words::tr("Gives up after this many seconds without any traffic (default: 5)."));
    line.addFlag(
        u"half-close"_s,
        Words::tr("Closes our direction (FIN) after the last byte, then waits for the peer to close."));
    line.addFlag(
        u"tcp"_s,
        Words::tr("dns://: asks over TCP from the start (default: only after a truncated answer over UDP)."));
    line.addValue(u"subprotocol"_s, u"NAME,..."_s,
                  Words::tr("ws:// and wss://: requests one of these, most preferred first."));
    httpoptions::addForClients(line);
    TlsOptions::addForClients(line);
    line.addValue(
        u"also-to"_s, u"HOST:PORT,..."_s,
        Words::tr(
            "udp://: sends each message to these addresses too, and --replies counts the answers of all."));
    systemoptions::addForClients(line);
    line.addFlag(u"no-loop"_s,
                 Words::tr("Does not deliver datagrams to a multicast group to programs on this computer."));
    line.addValue(u"interface"_s, u"NAME"_s,
                  Words::tr("The interface for sending datagrams to a multicast group."));
    bindoption::addTo(line);
    socketsoption::addTo(line);
    RecordOptions::addTo(line);
    line.addFlag(u"json"_s, Words::tr("Prints every event as one JSON object."));
    return line;
}

Result<SendOptions> SendOptions::read(const CommandLine &line)
{
    QStringList texts = line.positional();
    if (texts.isEmpty())
        return usageError(Words::tr("send needs a URL, such as tcp://127.0.0.1:12000."));
    const Result<EndpointUrl> url = parseEndpoint(texts.takeFirst());
    if (!url)
        return url.error();
    const bool hasText = !texts.isEmpty();
    SendOptions options;
    options.client.url = url.value();
    if (line.isSet(u"tcp"_s)) {
        if (schemeOf(url.value())->beside != Transport::Tcp)
            return usageError(Words::tr("--tcp is for dns:// only."));
        options.client.url.transport = Transport::Tcp;
    }
    if (line.isSet(u"subprotocol"_s)) {
        if (schemeOf(url.value())->protocol != "ws"_L1)
            return usageError(Words::tr("--subprotocol is for ws:// and wss:// only."));
        options.client.subprotocols = line.value(u"subprotocol"_s).split(u',', Qt::SkipEmptyParts);
    }
    if (line.isSet(u"starttls"_s) && !schemeOf(url.value())->startsTls)
        return usageError(Words::tr("--starttls is for smtp:// only."));
    options.client.startTls = line.isSet(u"starttls"_s);
    options.client.groupInterface = line.value(u"interface"_s);
    options.client.groupLoop = !line.isSet(u"no-loop"_s);
    options.file = line.value(u"file"_s);
    options.halfClose = line.isSet(u"half-close"_s);
    options.untilClosed = options.halfClose || line.value(u"replies"_s) == u"all"_s;
    options.untilClosed |= schemeOf(url.value())->endsItself && !line.isSet(u"replies"_s);
    options.replies = options.untilClosed ? 0 : options.replies;
    options.json = line.isSet(u"json"_s);
    if (const Error error = socketsoption::read(line, options.client.sockets); error.isError())
        return error;
    const Error error = firstError({
        bindoption::read(line, options.client),
        RecordOptions::read(line, options.record),
        readFraming(line, options.client, hasText),
        readAlsoTo(line, options.client),
        line.exclude(u"hex"_s, u"raw"_s),
        readReplies(line, options.replies),
        repeatoption::read(line, options.repeat),
        readAsFile(line, options),
        line.readTimeout(u"timeout"_s, options.timeout),
        systemoptions::read(line, options.client),
        checkSense(line, options.client, hasText),
        TlsOptions::checkUse(line, mayEncrypt(options.client)),
    });
    if (error.isError())
        return error;
    if (const Error wrong = TlsOptions::read(line, options.client); wrong.isError())
        return wrong;
    options.client.connectTimeout = options.timeout;
    const Result<QByteArray> ending = readLineEnding(line);
    const Result<QByteArray> text = readText(line, texts.join(u' '));
    if (!ending || !text)
        return ending ? text.error() : ending.error();
    if (hasText)
        options.message = text.value() + ending.value();
    if (const Error wrong = httpoptions::read(line, options.client, options.message); wrong.isError())
        return wrong;
    if (options.repeat && options.message->isEmpty() && isStream(options.client.url.transport))
        return usageError(Words::tr("There is nothing to repeat: a stream cannot carry an empty message."));
    return options;
}

} // namespace swb
