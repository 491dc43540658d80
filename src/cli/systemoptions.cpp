// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/systemoptions.h"

#include "core/impairment/impairmentvalues.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace swb::systemoptions {
namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(SystemOptions)
};

const QString reuse = u"no-reuse-address"_s;
const QString keepAlive = u"keep-alive"_s;
const QString ttl = u"ttl"_s;

void addCommon(CommandLine &line)
{
    line.addValue(keepAlive, u"S"_s,
                  Words::tr("Enables TCP keep-alive: the kernel probes the peer after this many seconds of "
                            "silence, over tcp:// and tls:// (default: never)."));
    line.addValue(u"receive-buffer"_s, u"BYTES"_s,
                  Words::tr("Size of the socket's receive buffer, such as 65536 or 64k (default: the "
                            "system's choice; for datagrams large enough for bursts)."));
    line.addValue(u"send-buffer"_s, u"BYTES"_s,
                  Words::tr("Size of the socket's send buffer (default: likewise)."));
}

Error readBuffer(const CommandLine &line, const QString &name, int &target)
{
    if (!line.isSet(name))
        return {};
    const QString text = line.value(name);
    const qint64 bytes = impairmentvalues::readBytes(text).value_or(0);
    if (bytes < 1 || bytes > limits::bufferBytes)
        return usageError(Words::tr("--%1 takes bytes from 1 to %2, such as 65536 or 64k, not “%3”.")
                              .arg(name, QString::number(limits::bufferBytes), text));
    target = int(bytes);
    return {};
}

Error readKeepAlive(const CommandLine &line, std::chrono::seconds &target)
{
    int seconds = int(target.count());
    Error error = line.readNumber(keepAlive, 0, limits::keepAliveSeconds, seconds);
    target = std::chrono::seconds(seconds);
    return error;
}

Error readCommon(const CommandLine &line, SocketOptions &options)
{
    return firstError({readKeepAlive(line, options.keepAlive),
                       readBuffer(line, u"receive-buffer"_s, options.receiveBuffer),
                       readBuffer(line, u"send-buffer"_s, options.sendBuffer)});
}

Error checkKeepAlive(const CommandLine &line, bool anyStream)
{
    if (!line.isSet(keepAlive) || anyStream)
        return {};
    return usageError(
        Words::tr("--keep-alive is for tcp:// and tls:// only: datagrams have no connection to keep."));
}

void addReuse(CommandLine &line)
{
    line.addFlag(reuse,
                 Words::tr("Does not reuse a port that connections of an earlier server still hold "
                           "(TIME_WAIT), and does not share the port of a multicast group."));
}

Error checkReuse(const CommandLine &line, bool anyStream, bool anyGroup)
{
    if (!line.isSet(reuse) || anyStream || anyGroup)
        return {};
    return usageError(Words::tr("--no-reuse-address is for tcp://, tls:// and multicast groups only: other "
                                "servers do not reuse addresses."));
}

} // namespace

void addForServers(CommandLine &line)
{
    addReuse(line);
    line.addValue(
        ttl, u"N"_s,
        Words::tr(
            "TTL of answers: the number of routers they may pass, plus 1 (default: the system's choice)."));
    addCommon(line);
}

void addForClients(CommandLine &line)
{
    line.addValue(ttl, u"N"_s,
                  Words::tr("TTL: the number of routers that packets may pass, plus 1 (default: the system's "
                            "choice; to a multicast group 1, this network only)."));
    addCommon(line);
}

void addForRelays(CommandLine &line)
{
    addReuse(line);
    line.addValue(ttl, u"N"_s,
                  Words::tr("TTL on both sides: the number of routers that packets may pass, plus 1 (default "
                            "towards clients: the system's choice). Towards the target, it is always at "
                            "least one less than the TTL of the received packet."));
    addCommon(line);
}

Error read(const CommandLine &line, ServerSettings &settings)
{
    settings.options.reuseAddress = !line.isSet(reuse);
    return firstError(
        {line.readNumber(ttl, 1, limits::ttl, settings.options.ttl), readCommon(line, settings.options)});
}

Error read(const CommandLine &line, ClientSettings &settings)
{
    const Error number = isOfGroup(settings.url)
        ? line.readNumber(ttl, 0, limits::groupTtl, settings.groupTtl)
        : line.readNumber(ttl, 1, limits::ttl, settings.options.ttl);
    if (settings.options.ttl > 0)
        settings.groupTtl = settings.options.ttl; // only the look-up shows whether a name is that of a group
    return firstError(
        {number, readCommon(line, settings.options), checkKeepAlive(line, isStream(settings.url.transport))});
}

Error read(const CommandLine &line, RelaySettings &settings)
{
    const bool stream = isStream(settings.listen.transport);
    settings.options.reuseAddress = !line.isSet(reuse);
    return firstError({line.readNumber(ttl, 1, limits::ttl, settings.options.ttl),
                       readCommon(line, settings.options),
                       checkReuse(line, stream, isOfGroup(settings.listen)), checkKeepAlive(line, stream)});
}

Error checkUse(const CommandLine &line, const QList<ServerSettings> &servers)
{
    const bool anyStream = std::any_of(servers.cbegin(), servers.cend(), [](const ServerSettings &server) {
        return isStream(server.url.transport);
    });
    const bool anyGroup = std::any_of(servers.cbegin(), servers.cend(),
                                      [](const ServerSettings &server) { return isOfGroup(server.url); });
    return firstError({checkReuse(line, anyStream, anyGroup), checkKeepAlive(line, anyStream)});
}

bool isOfGroup(const EndpointUrl &url)
{
    return url.transport == Transport::Udp
        && SocketAddress::fromIp(url.host.section(u'%', 0, 0), 0).isMulticast();
}

} // namespace swb::systemoptions
