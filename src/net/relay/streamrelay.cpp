// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/relay/streamrelay.h"

#include "core/values/errorcatalog.h"
#include "net/socket/opensocket.h"
#include "net/socket/sockaddr.h"
#include "net/tls/qtaddress.h"

#include <QCoreApplication>
#include <QNetworkProxy>
#include <unistd.h>

namespace swb {

StreamRelay::StreamRelay(const RelaySetting &setting)
    : Relay(setting)
{ }

StreamRelay::~StreamRelay() = default;

void StreamRelay::listen(const QHostAddress &address)
{
    m_listener = std::make_unique<StreamListener>([this](int descriptor) { accepted(descriptor); });
    m_listener->setProxy(QNetworkProxy::NoProxy);
    const Error error = listenOn(*m_listener, settings().listen, address, limits::backlog);
    if (error.isError()) {
        reportFailed(error);
        m_listener.reset();
        return;
    }
    reportListening(localAddressOf(int(m_listener->socketDescriptor())));
}

void StreamRelay::accepted(int descriptor)
{
    if (m_connections.size() >= size_t(settings().maxClients)) {
        refuse(descriptor);
        return;
    }
    const quint64 number = m_accepted++;
    auto &made = m_connections[number];
    made = std::make_unique<RelayedStream>(RelayedStream::Setting{home(), reports(), id(), settings(),
                                                                  counters(), number,
                                                                  [this, number] { forget(number); }},
                                           descriptor);
    made->start();
}

void StreamRelay::refuse(int descriptor)
{
    const Error error = makeError(ErrorCode::ConnectionLimit,
                                  QCoreApplication::translate("StreamRelay", "The relay turned %1 away.")
                                      .arg(remoteAddressOf(descriptor).toString()),
                                  QCoreApplication::translate("StreamRelay", "The limit is %n client(s).",
                                                              nullptr, settings().maxClients));
    ::close(descriptor);
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
