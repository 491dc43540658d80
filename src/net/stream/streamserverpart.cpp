// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/stream/streamserverpart.h"

#include "core/log/messagelog.h"
#include "net/transport/transports.h"

namespace swb {

namespace {

constexpr std::chrono::milliseconds sweepInterval{250};

} // namespace

StreamServerPart::StreamServerPart(NetworkThread &thread, std::shared_ptr<StreamService> service,
                                   std::function<void()> oneOver)
    : m_thread(thread)
    , m_service(std::move(service))
    , m_oneOver(std::move(oneOver))
{ }

void StreamServerPart::accept(const AcceptedSocket &socket)
{
    const StreamService &service = *m_service;
    auto connection = std::make_unique<StreamConnection>(
        m_thread, m_service,
        adoptSocket(service.settings.sockets, service.tls ? Transport::Tls : Transport::Tcp, socket),
        [this](ConversationId id) { forget(id); });
    StreamConnection *const started = connection.get();
    m_connections.emplace(quint32(connection->id()), std::move(connection));
    startSweep();
    started->start();
}

void StreamServerPart::startSweep()
{
    if (!m_sweep) {
        m_sweep = std::make_unique<QTimer>();
        QObject::connect(m_sweep.get(), &QTimer::timeout, m_sweep.get(), [this] { sweep(); });
    }
    if (!m_sweep->isActive())
        m_sweep->start(sweepInterval);
}

/// A connection that times out removes itself from the table, so the ids are collected first.
void StreamServerPart::sweep()
{
    const qint64 now = m_thread.log().nowNs();
    for (const quint32 id : ids()) {
        if (StreamConnection *const connection = find(ConversationId(id)))
            connection->checkTime(now);
    }
    if (m_connections.empty())
        m_sweep->stop();
}

void StreamServerPart::forget(ConversationId peer)
{
    const auto found = m_connections.find(quint32(peer));
    if (found == m_connections.end())
        return;
    m_thread.deleteLater(std::move(found->second));
    m_connections.erase(found);
    m_oneOver();
}

std::vector<quint32> StreamServerPart::ids() const
{
    std::vector<quint32> all;
    all.reserve(m_connections.size());
    for (const auto &[id, connection] : m_connections)
        all.push_back(id);
    return all;
}

void StreamServerPart::leaveAll()
{
    for (const quint32 id : ids()) {
        if (StreamConnection *const connection = find(ConversationId(id)))
            connection->leave(Ending::Server);
    }
}

void StreamServerPart::closeAll()
{
    const auto oneOver = std::exchange(m_oneOver, [] {}); // nobody waits for another call
    while (!m_connections.empty())
        m_connections.begin()->second->stop();
    m_sweep.reset();
}

StreamConnection *StreamServerPart::find(ConversationId peer)
{
    const auto found = m_connections.find(quint32(peer));
    return found == m_connections.end() ? nullptr : found->second.get();
}

void StreamServerPart::sendToAll(const QByteArray &bytes, ConversationId butNot)
{
    for (const quint32 id : ids()) {
        if (id != quint32(butNot))
            send(ConversationId(id), bytes);
    }
}

void StreamServerPart::send(ConversationId peer, const QByteArray &bytes)
{
    if (StreamConnection *const connection = find(peer))
        connection->send(bytes);
}

void StreamServerPart::disconnect(ConversationId peer)
{
    if (StreamConnection *const connection = find(peer))
        connection->leave(Ending::Connection);
}

void StreamServerPart::abort(ConversationId peer)
{
    if (StreamConnection *const connection = find(peer))
        connection->abort();
}

void StreamServerPart::sampleKernel(ConversationId peer)
{
    if (StreamConnection *const connection = find(peer))
        connection->sampleKernel();
}

} // namespace swb
