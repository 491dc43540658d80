// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/engine.h"
#include "core/log/logwriter.h"
#include "core/log/messagelog.h"
#include "core/values/errorcatalog.h"

#include <QHash>
#include <QMetaObject>

#include <algorithm>
#include <map>

namespace swb {

/// An engine without a network, for tests of the window: servers answer in uppercase, whatever reply is set,
/// all in memory; a client finds the server that listens on its port over the same transport. Statuses arrive
/// as real ones do, in a later turn of the event loop, and everything is logged.
class FakeEngine : public Engine
{
public:
    FakeEngine()
        : m_writer(m_log.makeWriter())
    { }

    /// Every payload passed to send() or sendToPeers(), oldest first.
    QList<QByteArray> sent;
    QList<ConversationId> endedPeers; ///< passed to disconnectPeer()
    int stopAllCalls = 0;
    QList<RelayImpairment> impairments; ///< passed to setImpairment()
    QList<HeldOrder> orders;

    [[nodiscard]] MessageLog &log() override { return m_log; }
    [[nodiscard]] LogWriter &writer() { return *m_writer; }

    EndpointId startServer(const ServerSettings &settings) override
    {
        const EndpointId id = m_log.newEndpoint();
        Server &server = m_servers[id];
        server.status.id = id;
        server.status.settings = settings;
        later([this, id] { listen(id); });
        return id;
    }

    void stopServer(EndpointId id) override
    {
        later([this, id] { stopNow(id); });
    }

    EndpointId openClient(const ClientSettings &settings) override
    {
        const EndpointId id = m_log.newEndpoint();
        Client &client = m_clients[id];
        client.status.id = id;
        client.status.settings = settings;
        client.status.counters = client.counters;
        client.status.openedNs = m_log.nowNs();
        later([this, id] { connectNow(id); });
        return id;
    }

    /// Relays listen and report their settings, but forward nothing. Port 1 is never available.
    EndpointId startRelay(const RelaySettings &settings) override
    {
        const EndpointId id = m_log.newEndpoint();
        m_relays[id].counters = std::make_shared<RelayCounters>();
        m_relays[id].settings = settings;
        m_relays[id].id = id;
        later([this, id] {
            RelayStatus &status = m_relays.at(id);
            const EndpointUrl &url = status.settings.listen;
            status.state = url.port == 1 ? ServerState::Failed : ServerState::Listening;
            if (url.port == 1)
                status.error = makeError(ErrorCode::NotPermitted, QStringLiteral("No relay on port 1."));
            else
                status.bound = SocketAddress::fromIp(url.host, url.port ? url.port : ++m_lastPort);
            notifyRelay(id);
        });
        return id;
    }
    void stopRelay(EndpointId id) override
    {
        later([this, id] {
            m_relays.at(id).state = ServerState::Stopped;
            notifyRelay(id);
        });
    }
    void setImpairment(EndpointId id, const RelayImpairment &impairment) override
    {
        impairments.append(impairment);
        later([this, id, impairment] {
            m_relays.at(id).settings.impairment = impairment;
            notifyRelay(id);
        });
    }
    void setHand(EndpointId id, RelayDirection direction, HandMode mode) override
    {
        later([this, id, direction, mode] {
            RelayHeld &held = m_held[id];
            held.relay = id;
            (direction == RelayDirection::ToServer ? held.toServer : held.toClient).mode = mode;
            const RelayHeld copy = held;
            Q_EMIT relayHeldChanged(copy);
        });
    }
    void orderHeld(EndpointId, const HeldOrder &order) override { orders.append(order); }
    /// Makes a relay hold these datagrams.
    void hold(EndpointId id, RelayDirection direction, const QList<HeldDatagram> &datagrams)
    {
        RelayHeld &held = m_held[id];
        held.relay = id;
        (direction == RelayDirection::ToServer ? held.toServer : held.toClient) = {HandMode::Hold, datagrams};
        const RelayHeld copy = held;
        Q_EMIT relayHeldChanged(copy);
    }
    [[nodiscard]] RelayCounters &countersOf(EndpointId relay)
    {
        return const_cast<RelayCounters &>(*m_relays.at(relay).counters);
    }

    void send(EndpointId id, const QByteArray &bytes) override
    {
        sent.append(bytes);
        later([this, id, bytes] { sendNow(id, bytes); });
    }

    void halfClose(EndpointId id) override
    {
        later([this, id] { setClientState(id, LinkState::HalfClosedByUs, EventKind::HalfClosed); });
    }
    void disconnectClient(EndpointId id) override
    {
        later([this, id] { endClient(id, LinkState::Closed, EventKind::Closed); });
    }
    void abortClient(EndpointId id) override
    {
        later([this, id] { endClient(id, LinkState::Reset, EventKind::Reset); });
    }

    void sendToPeers(EndpointId server, const QList<ConversationId> &peers, const QByteArray &bytes) override
    {
        sent.append(bytes);
        later([this, server, peers, bytes] { sendToPeersNow(server, peers, bytes); });
    }
    void disconnectPeer(EndpointId, ConversationId peer) override
    {
        endedPeers.append(peer);
        later([this, peer] { endPeer(peer, LinkState::Closed); });
    }
    void abortPeer(EndpointId, ConversationId peer) override
    {
        later([this, peer] { endPeer(peer, LinkState::Reset); });
    }

    void sampleKernel(EndpointId endpoint, ConversationId peer) override
    {
        later([this, endpoint, peer] {
            const auto client = m_clients.find(endpoint);
            const Subject subject
                = client == m_clients.end() ? Subject{endpoint, peer} : subjectOf(client->second);
            m_writer->event(subject, EventKind::Sample, Severity::Chat, Direction::None,
                            {{}, {}, {}, TcpFacts{.rttUs = 34, .congestionWindow = 10, .retransmits = 0}});
        });
    }

    void stopAll() override
    {
        ++stopAllCalls;
        for (const auto &[id, relay] : m_relays)
            stopRelay(id);
        for (const auto &[id, client] : m_clients)
            disconnectClient(id);
        for (const auto &[id, server] : m_servers)
            stopServer(id);
    }

    void watchReplies(EndpointId client) override { m_clients.at(client).watched = true; }

private:
    struct Server
    {
        ServerStatus status;
    };
    struct Peer
    {
        PeerStatus status;
        std::shared_ptr<TrafficCounters> counters = std::make_shared<TrafficCounters>();
        EndpointId client = EndpointId::None;
    };
    struct Client
    {
        ClientStatus status;
        std::shared_ptr<TrafficCounters> counters = std::make_shared<TrafficCounters>();
        ConversationId peer = ConversationId::None;
        bool watched = false;
    };

    template <typename F>
    void later(F function)
    {
        // Queued, because an engine only answers after the requesting call has returned.
        QMetaObject::invokeMethod(this, function, Qt::QueuedConnection);
    }

    [[nodiscard]] Server *serverAt(Transport transport, quint16 port)
    {
        const auto found = std::ranges::find_if(m_servers, [&](const auto &entry) {
            const ServerStatus &status = entry.second.status;
            return status.state == ServerState::Listening && status.bound.port == port
                && status.settings.url.transport == transport;
        });
        return found == m_servers.end() ? nullptr : &found->second;
    }

    void listen(EndpointId id)
    {
        ServerStatus &status = m_servers.at(id).status;
        const EndpointUrl &url = status.settings.url;
        const quint16 port = url.port ? url.port : ++m_lastPort;
        const Subject subject{id, ConversationId::None, url.transport};
        const bool taken = std::ranges::any_of(m_servers, [&](const auto &entry) {
            const ServerStatus &other = entry.second.status;
            return other.state == ServerState::Listening && other.bound.port == port
                && isStream(other.settings.url.transport) == isStream(url.transport);
        });
        if (taken) {
            status.state = ServerState::Failed;
            status.error = makeError(ErrorCode::PortInUseHere,
                                     QStringLiteral("Could not listen on %1.").arg(url.toString()));
            m_writer->event(subject, EventKind::Error, Severity::Error, Direction::None,
                            {{}, status.error, {}});
        } else {
            status.bound = SocketAddress::fromIp(url.host, port);
            status.state = ServerState::Listening;
            m_writer->event(subject, EventKind::Listening, Severity::Chat, Direction::None,
                            {status.bound.toString(), {}, {}});
        }
        const ServerStatus copy = status;
        Q_EMIT serverChanged(copy);
    }

    void stopNow(EndpointId id)
    {
        ServerStatus &status = m_servers.at(id).status;
        if (status.state != ServerState::Listening)
            return;
        QList<ConversationId> open;
        for (const auto &[peerId, peer] : m_peers) {
            if (peer.status.conversation.endpoint == id && !isOver(peer.status.state))
                open.append(peerId);
        }
        for (const ConversationId peer : std::as_const(open))
            endPeer(peer, LinkState::Closed);
        status.state = ServerState::Stopped;
        m_writer->event({id, ConversationId::None, status.settings.url.transport}, EventKind::Stopped,
                        Severity::Chat);
        const ServerStatus copy = status;
        Q_EMIT serverChanged(copy);
    }

    void connectNow(EndpointId id)
    {
        Client &client = m_clients.at(id);
        const EndpointUrl url = client.status.settings.url;
        client.status.state = LinkState::Connecting;
        notifyClient(id);
        Server *server = serverAt(url.transport, url.port);
        if (!server && isStream(url.transport)) {
            client.status.state = LinkState::Failed;
            client.status.error = makeError(ErrorCode::ConnectionRefused,
                                            QStringLiteral("Could not connect to %1.").arg(url.toString()));
            m_writer->event({id, ConversationId::None, url.transport}, EventKind::Error, Severity::Error,
                            Direction::None, {{}, client.status.error, {}});
            notifyClient(id);
            return;
        }
        client.status.local = SocketAddress::fromIp(QStringLiteral("127.0.0.1"), ++m_lastPort);
        client.status.remote = SocketAddress::fromIp(QStringLiteral("127.0.0.1"), url.port);
        client.status.conversation
            = m_log.addConversation({ConversationId::None, 0, id, Role::Client, url.transport,
                                     client.status.local, client.status.remote});
        client.status.connectedNs = m_log.nowNs();
        client.status.state = LinkState::Connected;
        m_writer->event(subjectOf(client), EventKind::Connected, Severity::Chat, Direction::Out);
        if (isEncrypted(url.transport))
            m_writer->event(subjectOf(client), EventKind::Handshake, Severity::Chat, Direction::Out,
                            {{}, {}, exampleFacts()});
        if (server && isStream(url.transport))
            addPeer(*server, client);
        notifyClient(id);
    }

    [[nodiscard]] static TlsFacts exampleFacts()
    {
        const QDateTime from(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC);
        return {QStringLiteral("TLSv1.3"),
                QStringLiteral("TLS_AES_256_GCM_SHA384"),
                true,
                {{QStringLiteral("localhost"), QStringLiteral("Socket Workbench authority"), from,
                  from.addYears(1), QString(64, u'a')}},
                1'250'000};
    }

    void addPeer(const Server &server, Client &client)
    {
        Peer peer;
        peer.client = client.status.id;
        Conversation &conversation = peer.status.conversation;
        conversation.endpoint = server.status.id;
        conversation.role = Role::Server;
        conversation.transport = server.status.settings.url.transport;
        conversation.local = client.status.remote;
        conversation.remote = client.status.local;
        conversation.id = m_log.addConversation(conversation);
        conversation = m_log.conversation(conversation.id);
        peer.status.counters = peer.counters;
        peer.status.openedNs = m_log.nowNs();
        client.peer = conversation.id;
        m_peers[conversation.id] = peer;
        m_writer->event(subjectOf(peer), EventKind::Connected, Severity::Chat, Direction::In);
        const PeerStatus copy = peer.status;
        Q_EMIT peerChanged(copy);
    }

    void sendNow(EndpointId id, const QByteArray &bytes)
    {
        Client &client = m_clients.at(id);
        const EndpointUrl &url = client.status.settings.url;
        if (client.status.state != LinkState::Connected)
            return refuse(id, ErrorCode::NotConnected);
        if (!isStream(url.transport) && bytes.size() > limits::datagramBytes)
            return refuse(id, ErrorCode::DatagramTooLarge);
        write(client, Direction::Out, bytes);
        Server *server = serverAt(url.transport, url.port);
        if (server && client.peer == ConversationId::None)
            addPeer(*server, client);
        if (server) {
            Peer &peer = m_peers.at(client.peer);
            const QByteArray answer = bytes.toUpper();
            write(peer, Direction::In, bytes);
            write(peer, Direction::Out, answer);
            deliver(client, answer);
        } else if (!isStream(url.transport)) {
            client.status.error
                = makeError(ErrorCode::NobodyListening,
                            QStringLiteral("Nothing took the datagram to %1.").arg(url.toString()));
            m_writer->event(subjectOf(client), EventKind::Error, Severity::Error, Direction::In,
                            {{}, client.status.error, {}});
            notifyClient(id);
        }
        Q_EMIT sendQueueEmpty(id);
    }

    void refuse(EndpointId id, ErrorCode code)
    {
        const Error error = makeError(code, QStringLiteral("Nothing was sent."));
        m_writer->event(subjectOf(m_clients.at(id)), EventKind::Error, Severity::Error, Direction::None,
                        {{}, error, {}});
        Q_EMIT sendFailed(id, error);
    }

    void deliver(Client &client, const QByteArray &bytes)
    {
        write(client, Direction::In, bytes);
        if (client.watched)
            Q_EMIT received(client.status.id, bytes);
    }

    void sendToPeersNow(EndpointId server, const QList<ConversationId> &wanted, const QByteArray &bytes)
    {
        for (auto &[id, peer] : m_peers) {
            const bool ours = peer.status.conversation.endpoint == server && !isOver(peer.status.state);
            if (!ours || (!wanted.isEmpty() && !wanted.contains(id)))
                continue;
            write(peer, Direction::Out, bytes);
            deliver(m_clients.at(peer.client), bytes);
        }
    }

    void setClientState(EndpointId id, LinkState state, EventKind kind)
    {
        Client &client = m_clients.at(id);
        if (isOver(client.status.state))
            return;
        client.status.state = state;
        m_writer->event(subjectOf(client), kind, Severity::Chat, Direction::Out);
        notifyClient(id);
    }

    void endClient(EndpointId id, LinkState state, EventKind kind)
    {
        setClientState(id, state, kind);
        const ConversationId peer = std::exchange(m_clients.at(id).peer, ConversationId::None);
        if (peer != ConversationId::None)
            endPeer(peer, state);
    }

    void endPeer(ConversationId id, LinkState state)
    {
        if (!m_peers.contains(id)) // one that the test made up
            return;
        Peer &peer = m_peers.at(id);
        if (isOver(peer.status.state))
            return;
        peer.status.state = state;
        peer.status.closedNs = m_log.nowNs();
        m_writer->event(subjectOf(peer), state == LinkState::Reset ? EventKind::Reset : EventKind::Closed,
                        Severity::Chat, Direction::In);
        const PeerStatus copy = peer.status;
        Q_EMIT peerChanged(copy);
        endClient(peer.client, state, state == LinkState::Reset ? EventKind::Reset : EventKind::Closed);
    }

    template <typename Side>
    void write(Side &side, Direction direction, const QByteArray &bytes)
    {
        const bool in = direction == Direction::In;
        (in ? side.counters->bytesIn : side.counters->bytesOut) += quint64(bytes.size());
        ++(in ? side.counters->unitsIn : side.counters->unitsOut);
        m_writer->data(subjectOf(side), direction, bytes);
    }

    void notifyRelay(EndpointId id)
    {
        const RelayStatus copy = m_relays.at(id);
        Q_EMIT relayChanged(copy);
    }

    void notifyClient(EndpointId id)
    {
        const ClientStatus copy = m_clients.at(id).status;
        Q_EMIT clientChanged(copy);
    }

    [[nodiscard]] static Subject subjectOf(const Client &client)
    {
        return {client.status.id, client.status.conversation, client.status.settings.url.transport};
    }
    [[nodiscard]] static Subject subjectOf(const Peer &peer)
    {
        const Conversation &conversation = peer.status.conversation;
        return {conversation.endpoint, conversation.id, conversation.transport};
    }

    MessageLog m_log;
    std::unique_ptr<LogWriter> m_writer;
    std::map<EndpointId, Server> m_servers;
    std::map<EndpointId, Client> m_clients;
    std::map<ConversationId, Peer> m_peers;
    std::map<EndpointId, RelayStatus> m_relays;
    std::map<EndpointId, RelayHeld> m_held;
    quint16 m_lastPort = 40'000;
};

} // namespace swb
