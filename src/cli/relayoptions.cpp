// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/relayoptions.h"

#include "cli/impairmentarguments.h"
#include "cli/socketsoption.h"
#include "cli/suggestions.h"
#include "cli/systemoptions.h"
#include "cli/tlsoptions.h"

using namespace Qt::StringLiterals;

namespace swb {
namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(RelayOptions)
};

Error readUrls(const CommandLine &line, RelaySettings &settings)
{
    const QStringList urls = line.positional();
    if (urls.size() != 2)
        return usageError(Words::tr("relay needs two URLs: where to listen, such as udp://127.0.0.1:0, and "
                                    "where to pass on to, such as udp://127.0.0.1:12000."));
    const auto listen = EndpointUrl::parse(urls.at(0));
    const auto target = EndpointUrl::parse(urls.at(1));
    if (!listen || !target)
        return listen ? target.error() : listen.error();
    settings.listen = listen.value();
    settings.target = target.value();
    return relayProblem(settings);
}

} // namespace

CommandLine RelayOptions::commandLine()
{
    CommandLine line(
        u"relay LISTEN_URL TARGET_URL [options] [--to-server options] [--to-client options]"_s,
        Words::tr(
            "Listens, passes on what comes to the target and back, and treats it as it is told until "
            "Ctrl+C;\nthen it prints what was set beside what was measured. Both URLs are streams, tcp:// "
            "or tls://, or both are\ndatagrams, udp:// or dtls://. A side with tls:// or dtls:// is one "
            "where the relay ends TLS or DTLS itself: the\nlog has the plain text, and the encrypted bytes "
            "as a conversation of their own, over DTLS from the hello\non that has proved the client's "
            "address. What is set acts on the plain text between the two sides: a\nhandshake loses "
            "nothing, and a datagram whose bits were turned over comes in a sound record. From tcp://\nto "
            "tcp:// TLS passes as the bytes it is, and from udp:// to udp:// DTLS as the datagrams it is, "
            "handshakes\nincluded.\n\nOptions hold for "
            "both "
            "directions. Those behind --to-server hold for what goes from the clients to the\ntarget "
            "alone, those behind --to-client for the way back. The later of two that say the same "
            "wins;\n0 switches an option off. Units are always written: 5%, 40ms, 1M (bits a second), "
            "64k (bytes).\n\nDatagrams are counted over all clients, in the order in which they come. "
            "The same seed gives the n-th\nof a direction the same fate, whenever it comes.\n\n"
            "Presets, of which a stream takes what it can:\n%1")
            .arg(describePresets()));
    line.addArgument(suggestions::relayUrl(u"LISTEN_URL"_s));
    line.addArgument(suggestions::relayUrl(u"TARGET_URL"_s));
    addImpairmentOptions(line);
    line.addValue(u"max-clients"_s, u"N"_s,
                  Words::tr("Most clients at a time (default: %1).").arg(limits::connections));
    line.addValue(u"idle-timeout"_s, u"S"_s,
                  Words::tr("UDP, DTLS: forgets a client idle for so many seconds, and ends its sessions "
                            "(default: %1; 0: never).")
                      .arg(limits::relayIdle.count()));
    line.addFlag(
        u"check-target"_s,
        Words::tr("Streams: refuses clients while the target takes no connections. It looks at the start, "
                  "and every second from when a client could not be passed on."));
    systemoptions::addForRelays(line);
    TlsOptions::addForRelays(line);
    socketsoption::addTo(line);
    RecordOptions::addTo(line);
    line.addFlag(u"json"_s, Words::tr("Prints every line as one JSON object."));
    line.addFlag(u"quiet"_s, Words::tr("Prints only where it listens, errors and the summary at the end."));
    return line;
}

Result<RelayOptions> RelayOptions::read(const CommandLine &line)
{
    RelayOptions options;
    options.json = line.isSet(u"json"_s);
    options.quiet = line.isSet(u"quiet"_s);
    RelaySettings &settings = options.settings;
    settings.checkTarget = line.isSet(u"check-target"_s);
    const Error error = firstError({
        RecordOptions::read(line, options.record),
        readUrls(line, settings),
        readSeed(line, settings.impairment.seed),
        socketsoption::read(line, settings.sockets),
        systemoptions::read(line, settings),
        line.readNumber(u"max-clients"_s, 1, limits::connections, settings.maxClients),
        line.readSeconds(u"idle-timeout"_s, settings.idleTimeout),
    });
    if (error.isError())
        return error;
    const bool encrypted = isEncrypted(settings.listen.transport) || isEncrypted(settings.target.transport);
    if (Error unused = TlsOptions::checkUse(line, encrypted); unused.isError())
        return unused;
    if (Error wrong = TlsOptions::read(line, settings); wrong.isError())
        return wrong;
    const Error impairment
        = readImpairments(line, settings.listen.transport, settings.impairment, options.note);
    if (impairment.isError())
        return impairment;
    return options;
}

} // namespace swb
