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
                                    "the target, such as udp://127.0.0.1:12000."));
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
    CommandLine line(u"relay LISTEN_URL TARGET_URL [options] [--to-server options] [--to-client options]"_s,
                     Words::tr("Forwards traffic between clients and the target, and impairs it as the "
                               "options say, until Ctrl+C;\n"
                               "then prints the settings beside the measured values. Both URLs must be "
                               "streams (tcp:// or tls://), or both\n"
                               "must be datagrams (udp:// or dtls://). On a side with tls:// or dtls:// the "
                               "relay terminates TLS or DTLS: the\n"
                               "log has the plain text, and the encrypted bytes as a separate conversation "
                               "(over DTLS, from the ClientHello\n"
                               "that proves the client's address). The impairments act on the plain text "
                               "between the two sides: they never\n"
                               "affect a handshake, and a corrupted datagram travels in a valid record. From "
                               "tcp:// to tcp://, TLS is\n"
                               "forwarded as plain bytes, and from udp:// to udp://, DTLS as plain "
                               "datagrams, including handshakes.\n"
                               "\n"
                               "Options apply to both directions. Those after --to-server apply only to "
                               "traffic from the clients to the\n"
                               "target, those after --to-client only to traffic to the clients. If an option "
                               "is repeated, the last one\n"
                               "wins; 0 switches an option off. Units are required: 5%, 40ms, 1M (bits per "
                               "second), 64k (bytes).\n"
                               "\n"
                               "Datagrams are counted over all clients, in order of arrival. With the same "
                               "seed, the n-th datagram of a\n"
                               "direction always has the same fate.\n"
                               "\n"
                               "Presets (a stream takes the parts that it supports):\n"
                               "%1")
                         .arg(describePresets()));
    line.addArgument(suggestions::relayUrl(u"LISTEN_URL"_s));
    line.addArgument(suggestions::relayUrl(u"TARGET_URL"_s));
    addImpairmentOptions(line);
    line.addValue(u"max-clients"_s, u"N"_s,
                  Words::tr("Maximum number of clients at a time (default: %1).").arg(limits::connections));
    line.addValue(u"idle-timeout"_s, u"S"_s,
                  Words::tr("UDP, DTLS: forgets a client after this many idle seconds, and ends its sessions "
                            "(default: %1; 0: never).")
                      .arg(limits::relayIdle.count()));
    line.addFlag(
        u"check-target"_s,
        Words::tr("Streams: refuses clients while the target accepts no connections. The relay checks the "
                  "target at the start, and every second after a connection to it has failed."));
    systemoptions::addForRelays(line);
    TlsOptions::addForRelays(line);
    socketsoption::addTo(line);
    RecordOptions::addTo(line);
    line.addFlag(u"json"_s, Words::tr("Prints every line as one JSON object."));
    line.addFlag(u"quiet"_s, Words::tr("Prints only the listening address, errors and the final summary."));
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
