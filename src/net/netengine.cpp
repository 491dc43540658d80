// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/netengine.h"

#include "core/tasks/handover.h"
#include "core/values/errorcatalog.h"
#include "net/engine/factory.h"
#include "net/loop/networkthread.h"
#include "net/socket/descriptors.h"
#include "net/socket/interfaces.h"

#include <QCoreApplication>
#include <QSemaphore>
#include <QThread>

namespace swb {

namespace {

// One core is left to the other side of the loopback and to the window: threads that share a core with the
// peer that they serve answer fewer messages, not more.
constexpr int maxThreads = 8;

Error notOpen()
{
    return makeError(ErrorCode::NotConnected, QCoreApplication::translate("NetEngine", "Could not send."));
}

} // namespace

NetEngine::NetEngine(QObject *parent, int threads, NetworkThread::Loop loop)
    : Engine(parent)
{
    qRegisterMetaType<EndpointId>();
    raiseDescriptorLimit();
    const int count = threads > 0 ? threads : qBound(1, QThread::idealThreadCount() - 1, maxThreads);
    for (int i = 0; i < count; ++i)
        m_threads.push_back(std::make_unique<NetworkThread>(m_log, i + 1, loop));
}

NetEngine::~NetEngine()
{
    stopAll();
    for (auto &[id, handle] : m_servers)
        letGo(std::move(handle));
    for (auto &[id, handle] : m_clients)
        letGo(std::move(handle));
    for (auto &[id, handle] : m_relays)
        letGo(std::move(handle));
    // A server that stops informs its connections on the other threads; the second round sees that done.
    for (int round = 0; round < 2; ++round) {
        QSemaphore passed;
        for (const auto &thread : m_threads)
            thread->post([&passed] { passed.release(); });
        passed.acquire(int(m_threads.size()));
    }
}

NetworkThread &NetEngine::nextThread()
{
    m_lastThread = (m_lastThread + 1) % m_threads.size();
    return *m_threads[m_lastThread];
}

/// A server or client is destroyed in its own thread.
template <typename Member>
void NetEngine::letGo(Handle<Member> handle)
{
    NetworkThread *const home = handle.home;
    home->post([object = std::move(handle.object)]() mutable { object.reset(); });
}

template <typename Table, typename Call>
void NetEngine::tell(const Table &table, EndpointId id, Call call)
{
    const auto found = table.find(quint32(id));
    if (found != table.end())
        found->second.home->post([object = found->second.object, call = std::move(call)] { call(*object); });
}

void NetEngine::tellServer(EndpointId server, std::function<void(Server &)> call)
{
    tell(m_servers, server, std::move(call));
}

void NetEngine::tellClient(EndpointId client, std::function<void(Client &)> call)
{
    tell(m_clients, client, std::move(call));
}

EndpointId NetEngine::startServer(const ServerSettings &settings)
{
    const EndpointId id = m_log.newEndpoint();
    std::vector<NetworkThread *> threads;
    for (const auto &thread : m_threads)
        threads.push_back(thread.get());
    NetworkThread &home = nextThread();
    m_servers.emplace(quint32(id),
                      Handle<Server>{&home, makeServer({{id, home, *this}, settings}, std::move(threads))});
    tellServer(id, [](Server &server) { server.start(); });
    return id;
}

void NetEngine::stopServer(EndpointId server)
{
    tellServer(server, [](Server &it) { it.stop(); });
}

EndpointId NetEngine::openClient(const ClientSettings &settings)
{
    const EndpointId id = m_log.newEndpoint();
    NetworkThread &home = nextThread();
    m_clients.emplace(quint32(id), Handle<Client>{&home, makeClient({{id, home, *this}, settings})});
    // queued: calls that immediately follow, such as watchReplies(), get there before the first byte can
    handOver(this, [this, id] { tellClient(id, [](Client &client) { client.begin(); }); });
    return id;
}

void NetEngine::send(EndpointId client, const QByteArray &bytes)
{
    if (m_clients.contains(quint32(client))) {
        tellClient(client, [bytes](Client &it) { it.send(bytes); });
        return;
    }
    // queued, so that the answer comes after this call like any other
    handOver(this, [this, client] { Q_EMIT sendFailed(client, notOpen()); });
}

void NetEngine::sendInOneTurn(EndpointId client, const QList<QByteArray> &writes)
{
    if (!m_clients.contains(quint32(client)))
        return Engine::sendInOneTurn(client, writes);
    tellClient(client, [writes](Client &it) {
        for (const QByteArray &bytes : writes)
            it.send(bytes);
    });
}

void NetEngine::halfClose(EndpointId client)
{
    tellClient(client, [](Client &it) { it.halfClose(); });
}

void NetEngine::disconnectClient(EndpointId client)
{
    tellClient(client, [](Client &it) { it.leave(); });
}

void NetEngine::abortClient(EndpointId client)
{
    tellClient(client, [](Client &it) { it.abort(); });
}

void NetEngine::watchReplies(EndpointId client)
{
    tellClient(client, [](Client &it) { it.watchReplies(); });
}

void NetEngine::holdReplies(EndpointId client, bool held)
{
    if (held) {
        m_heldReplies.try_emplace(quint32(client));
    } else if (const auto released = m_heldReplies.extract(quint32(client))) {
        tellClient(client, [cost = released.mapped()](Client &it) { it.repliesTaken(cost); });
    }
}

void NetEngine::sendToPeers(EndpointId server, const QList<ConversationId> &peers, const QByteArray &bytes)
{
    tellServer(server, [peers, bytes](Server &it) { it.sendToPeers(peers, bytes); });
}

void NetEngine::disconnectPeer(EndpointId server, ConversationId peer)
{
    tellServer(server, [peer](Server &it) { it.disconnectPeer(peer); });
}

void NetEngine::abortPeer(EndpointId server, ConversationId peer)
{
    tellServer(server, [peer](Server &it) { it.abortPeer(peer); });
}

void NetEngine::sampleKernel(EndpointId endpoint, ConversationId peer)
{
    tellClient(endpoint, [](Client &it) { it.sampleKernel(); });
    tellServer(endpoint, [peer](Server &it) { it.sampleKernel(peer); });
}

EndpointId NetEngine::startRelay(const RelaySettings &settings)
{
    const EndpointId id = m_log.newEndpoint();
    NetworkThread &home = nextThread();
    m_relays.emplace(quint32(id), Handle<Relay>{&home, makeRelay({{id, home, *this}, settings})});
    tell(m_relays, id, [](Relay &relay) { relay.start(); });
    return id;
}

void NetEngine::stopRelay(EndpointId relay)
{
    tell(m_relays, relay, [](Relay &it) { it.stop(); });
}

void NetEngine::setImpairment(EndpointId relay, const RelayImpairment &impairment)
{
    tell(m_relays, relay, [impairment](Relay &it) { it.setImpairment(impairment); });
}

void NetEngine::setHand(EndpointId relay, RelayDirection direction, HandMode mode)
{
    tell(m_relays, relay, [direction, mode](Relay &it) { it.setHand(direction, mode); });
}

void NetEngine::orderHeld(EndpointId relay, const HeldOrder &order)
{
    tell(m_relays, relay, [order](Relay &it) { it.orderHeld(order); });
}

QList<LocalAddress> NetEngine::localAddresses() const
{
    return addressesInUse();
}

void NetEngine::stopAll()
{
    for (const auto &[id, handle] : m_relays)
        stopRelay(EndpointId(id));
    for (const auto &[id, handle] : m_servers)
        stopServer(EndpointId(id));
    for (const auto &[id, handle] : m_clients)
        disconnectClient(EndpointId(id));
}

// All of these come from network threads and are queued to the thread of this object, in order.

void NetEngine::reportServer(const ServerStatus &status)
{
    handOver(this, [this, status] {
        Q_EMIT serverChanged(status);
        if (status.state != ServerState::Stopped && status.state != ServerState::Failed)
            return;
        if (auto gone = m_servers.extract(quint32(status.id)))
            letGo(std::move(gone.mapped()));
    });
}

void NetEngine::reportClient(const ClientStatus &status)
{
    handOver(this, [this, status] {
        Q_EMIT clientChanged(status);
        if (!isOver(status.state))
            return;
        m_heldReplies.erase(quint32(status.id));
        if (auto gone = m_clients.extract(quint32(status.id)))
            letGo(std::move(gone.mapped()));
    });
}

void NetEngine::reportRelay(const RelayStatus &status)
{
    handOver(this, [this, status] {
        Q_EMIT relayChanged(status);
        if (status.state != ServerState::Stopped && status.state != ServerState::Failed)
            return;
        if (auto gone = m_relays.extract(quint32(status.id)))
            letGo(std::move(gone.mapped()));
    });
}

void NetEngine::reportHeld(const RelayHeld &held)
{
    handOver(this, [this, held] { Q_EMIT relayHeldChanged(held); });
}

void NetEngine::reportPeer(const PeerStatus &status)
{
    handOver(this, [this, status] { Q_EMIT peerChanged(status); });
}

void NetEngine::reportSendFailed(EndpointId endpoint, const Error &error)
{
    handOver(this, [this, endpoint, error] { Q_EMIT sendFailed(endpoint, error); });
}

void NetEngine::reportElsewhere(EndpointId client, const AskedElsewhere &what)
{
    handOver(this, [this, client, what] { Q_EMIT elsewhere(client, what); });
}

void NetEngine::reportSendQueueEmpty(EndpointId client)
{
    handOver(this, [this, client] { Q_EMIT sendQueueEmpty(client); });
}

void NetEngine::reportReceived(EndpointId client, const QByteArray &bytes)
{
    handOver(this, [this, client, bytes] {
        Q_EMIT received(client, bytes);
        repliesTaken(client, Client::costOf(bytes));
    });
}

void NetEngine::reportReceivedPart(EndpointId client, const QByteArray &bytes)
{
    handOver(this, [this, client, bytes] {
        Q_EMIT partReceived(client, bytes);
        repliesTaken(client, Client::costOf(bytes));
    });
}

void NetEngine::reportPresent(EndpointId endpoint, const PresentNames &names)
{
    handOver(this, [this, endpoint, names] { Q_EMIT presentChanged(endpoint, names); });
}

void NetEngine::repliesTaken(EndpointId client, qint64 cost)
{
    if (const auto held = m_heldReplies.find(quint32(client)); held != m_heldReplies.end())
        held->second += cost;
    else
        tellClient(client, [cost](Client &it) { it.repliesTaken(cost); });
}

} // namespace swb
