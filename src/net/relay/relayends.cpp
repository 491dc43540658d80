// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/relay/relayends.h"

#include "core/log/messagelog.h"
#include "net/relay/dtlsclientsend.h"
#include "net/relay/dtlstargetend.h"
#include "net/relay/plainend.h"
#include "net/transport/datagramsockets.h"

#include <algorithm>

namespace swb {

namespace {

MadeRelayEnd makeDtlsClientsEnd(const RelayEndTerms &terms, const QHostAddress &address, RelayEndUser &user)
{
    DtlsListener::Setting setting;
    setting.tls = terms.tls;
    setting.maxSessions = mostSessions(terms.settings);
    setting.sockets = terms.settings.sockets;
    setting.options = terms.settings.options;
    setting.tellHops = true;
    auto end = std::make_unique<DtlsClientsEnd>(setting, terms.thread, user);
    const Error error = end->bind(terms.settings.listen, address);
    return error.isError() ? MadeRelayEnd(error) : MadeRelayEnd(std::unique_ptr<RelayEnd>(std::move(end)));
}

MadeRelayEnd makePlainClientsEnd(const RelayEndTerms &terms, const QHostAddress &address, RelayEndUser &user)
{
    auto end = std::make_unique<PlainEnd>(terms.batch, user);
    auto socket = makeDatagramSocket(terms.settings.sockets, terms.thread.watcher(), end->socketUser());
    socket->setOptions(terms.settings.options);
    if (Error error = socket->bind(terms.settings.listen, address, {}); error.isError())
        return error;
    socket->tellHops();
    end->take(std::move(socket));
    return std::unique_ptr<RelayEnd>(std::move(end));
}

std::unique_ptr<SocketEnd> unconnected(const RelayEndTerms &terms, const SocketAddress &target,
                                       RelayEndUser &user)
{
    if (!isEncrypted(terms.settings.target.transport))
        return std::make_unique<PlainEnd>(terms.batch, user);
    const ClientSettings client = clientSideOf(terms.settings);
    return std::make_unique<DtlsTargetEnd>(DtlsSessionSetting{.tls = terms.tls,
                                                              .peer = target,
                                                              .verifyName = serverNameOf(client),
                                                              .name = client.url.toString(),
                                                              .handshakeTimeout = client.connectTimeout},
                                           terms.thread, terms.batch, user);
}

} // namespace

int mostSessions(const RelaySettings &settings)
{
    return std::min(settings.maxClients, limits::datagramPeers);
}

MadeRelayEnd makeClientsEnd(const RelayEndTerms &terms, const QHostAddress &address, RelayEndUser &user)
{
    return isEncrypted(terms.settings.listen.transport) ? makeDtlsClientsEnd(terms, address, user)
                                                        : makePlainClientsEnd(terms, address, user);
}

MadeRelayEnd makeTargetEnd(const RelayEndTerms &terms, const SocketAddress &target, std::optional<int> hops,
                           BackSockets &sockets, RelayEndUser &user)
{
    std::unique_ptr<SocketEnd> end = unconnected(terms, target, user);
    const auto connect = [&]() -> BackSockets::Opened {
        auto socket = makeDatagramSocket(terms.settings.sockets, terms.thread.watcher(), end->socketUser());
        socket->setHops(hops.value_or(1) - 1);
        socket->setOptions(optionsToTarget(terms.settings, hops));
        const Error error = socket->connectTo(target, {});
        return error.isError() ? BackSockets::Opened(error) : std::move(socket);
    };
    BackSockets::Opened opened = sockets.open(connect, terms.thread.log().nowNs());
    if (!opened)
        return opened.error();
    end->take(std::move(opened).value());
    return std::unique_ptr<RelayEnd>(std::move(end));
}

} // namespace swb
