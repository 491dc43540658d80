// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/relaysettings.h"

#include "core/impairment/impairmentoptions.h"
#include "core/values/errorcatalog.h"

#include <QCoreApplication>
#include <algorithm>

namespace swb {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::Relay)
};

} // namespace

ServerSettings serverSideOf(const RelaySettings &settings)
{
    ServerSettings server;
    server.url = settings.listen;
    server.sockets = settings.sockets;
    server.options = settings.options;
    server.tls = settings.tls;
    return server;
}

ClientSettings clientSideOf(const RelaySettings &settings)
{
    ClientSettings client;
    client.url = settings.target;
    client.sockets = settings.sockets;
    client.options = optionsToTarget(settings);
    client.connectTimeout = settings.connectTimeout;
    client.tls = settings.tls;
    client.tls.certificateFile.clear(); // the relay's own, which is for its clients
    client.tls.keyFile.clear();
    client.tls.keyPassphrase.clear();
    client.tls.keyPassphraseFile.clear();
    client.verifyPeer = settings.verifyTarget;
    client.authorityFile = settings.authorityFile;
    client.serverName = settings.serverName;
    return client;
}

SocketOptions optionsToTarget(const RelaySettings &settings, std::optional<int> hops)
{
    SocketOptions options = settings.options;
    options.reuseAddress = true; // they listen nowhere
    if (hops && options.ttl > 0)
        options.ttl = std::min(options.ttl, *hops - 1);
    return options;
}

Error relayProblem(const RelaySettings &settings)
{
    if (isStream(settings.listen.transport) != isStream(settings.target.transport))
        return makeError(
            ErrorCode::BadUrl,
            Words::tr("A relay cannot go from %1 to %2.")
                .arg(settings.listen.toString(), settings.target.toString()),
            Words::tr("Both sides must be streams (tcp or tls), or both must be datagrams (udp or dtls)."));
    if (settings.checkTarget && !isStream(settings.target.transport))
        return makeError(
            ErrorCode::BadOption, Words::tr("A relay cannot check %1.").arg(settings.target.toString()),
            Words::tr("Nobody can know whether a UDP port is open before something has been sent to it."));
    if (settings.target.port == 0)
        return makeError(ErrorCode::BadUrl,
                         Words::tr("A relay cannot go to %1.").arg(settings.target.toString()),
                         Words::tr("A target has a port from 1 to 65535."));
    const Error toServer = impossibleFor(settings.listen.transport, settings.impairment.toServer);
    return toServer.isError() ? toServer
                              : impossibleFor(settings.listen.transport, settings.impairment.toClient);
}

} // namespace swb
