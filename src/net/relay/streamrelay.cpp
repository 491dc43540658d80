// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/relay/streamrelay.h"

#include "core/values/errorcatalog.h"
#include "net/transport/transports.h"

#include <QCoreApplication>

namespace swb {

StreamRelay::StreamRelay(const RelaySetting &setting)
    : Relay(setting)
{ }

StreamRelay::~StreamRelay() = default;

void StreamRelay::listen(const QHostAddress &address)
{
    m_listener = makeStreamListener(settings().sockets, home(), subject(),
                                    [this](const AcceptedSocket &socket) { accepted(socket); });
    const Error error = m_listener->listen(settings().listen, address, limits::backlog);
    if (error.isError()) {
        reportFailed(error);
        m_listener.reset();
        return;
    }
    m_listener->tellHops(); // before any connection
    const SocketAddress bound = m_listener->boundAddress();
    // a name that is not known now may be later: each connection looks it up
    findTarget(bound, [this, bound](const Result<QList<QHostAddress>> &) {
        m_listener->start();
        reportListening(bound);
    });
}

void StreamRelay::accepted(const AcceptedSocket &accepted)
{
    if (m_connections.size() >= size_t(settings().maxClients)) {
        closeSocket(accepted);
        refuse(accepted.peer);
        return;
    }
    const quint64 number = m_accepted++;
    auto &made = m_connections[number];
    made = std::make_unique<RelayedStream>(
        RelayedStream::Setting{home(), reports(), id(), settings(), counters(), number,
                               [this, number] { forget(number); }},
        adoptSocket(settings().sockets, settings().listen.transport, accepted));
    made->start();
}

void StreamRelay::refuse(const SocketAddress &peer)
{
    const Error error = makeError(
        ErrorCode::ConnectionLimit,
        QCoreApplication::translate("StreamRelay", "The relay turned %1 away.").arg(peer.toString()),
        QCoreApplication::translate("StreamRelay", "The limit is %n client(s).", nullptr,
                                    settings().maxClients));
    home().writer().event(subject(), EventKind::Dropped, Severity::Warning, Direction::In,
                          {error.what, error, {}});
}

void StreamRelay::forget(quint64 connection)
{
    if (auto gone = m_connections.extract(connection))
        home().bury(std::move(gone.mapped())); // it is in its own callback
}

void StreamRelay::impairmentChanged()
{
    for (const auto &[number, connection] : m_connections)
        connection->setImpairment(settings().impairment);
}

void StreamRelay::close()
{
    m_listener.reset();
    const auto connections = std::exchange(m_connections, {});
    for (const auto &[number, connection] : connections)
        connection->stop();
}

} // namespace swb
