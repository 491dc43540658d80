// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/engine.h"
#include "core/log/messagelog.h"
#include "net/engine/reports.h"
#include "net/loop/networkthread.h"

#include <functional>
#include <memory>
#include <unordered_map>
#include <vector>

namespace swb {

class Client;
class Relay;
class Server;

/// The engine on real sockets. It lives in the thread that made it and does not use sockets directly: servers
/// and clients live on network threads, are controlled by posted calls, and answer by queued signals.
class NetEngine : public Engine, private Reports
{
    Q_OBJECT

public:
    /// Starts this many network threads; 0 chooses by the number of cores, leaving one free.
    explicit NetEngine(QObject *parent = nullptr, int threads = 0,
                       NetworkThread::Loop loop = NetworkThread::Loop::Own);
    /// Stops everything and waits for the threads, which takes no longer than their current turn.
    ~NetEngine() override;

    MessageLog &log() override { return m_log; }
    EndpointId startServer(const ServerSettings &settings) override;
    void stopServer(EndpointId server) override;
    EndpointId openClient(const ClientSettings &settings) override;
    void send(EndpointId client, const QByteArray &bytes) override;
    void sendInOneTurn(EndpointId client, const QList<QByteArray> &writes) override;
    void halfClose(EndpointId client) override;
    void disconnectClient(EndpointId client) override;
    void abortClient(EndpointId client) override;
    void sendToPeers(EndpointId server, const QList<ConversationId> &peers, const QByteArray &bytes) override;
    void disconnectPeer(EndpointId server, ConversationId peer) override;
    void abortPeer(EndpointId server, ConversationId peer) override;
    void sampleKernel(EndpointId endpoint, ConversationId peer) override;
    EndpointId startRelay(const RelaySettings &settings) override;
    void stopRelay(EndpointId relay) override;
    void setImpairment(EndpointId relay, const RelayImpairment &impairment) override;
    void setHand(EndpointId relay, RelayDirection direction, HandMode mode) override;
    void orderHeld(EndpointId relay, const HeldOrder &order) override;
    [[nodiscard]] QList<LocalAddress> localAddresses() const override;
    void stopAll() override;
    void watchReplies(EndpointId client) override;
    void holdReplies(EndpointId client, bool held) override;

private:
    template <typename Member>
    struct Handle
    {
        NetworkThread *home = nullptr;
        std::shared_ptr<Member> object;
    };

    void tellServer(EndpointId server, std::function<void(Server &)> call);
    void tellClient(EndpointId client, std::function<void(Client &)> call);
    void repliesTaken(EndpointId client, qint64 cost);
    template <typename Table, typename Call>
    static void tell(const Table &table, EndpointId id, Call call);
    template <typename Member>
    static void letGo(Handle<Member> handle);
    [[nodiscard]] NetworkThread &nextThread();

    // Called from network threads; each passes the report on to this object's thread.
    void reportServer(const ServerStatus &status) override;
    void reportClient(const ClientStatus &status) override;
    void reportRelay(const RelayStatus &status) override;
    void reportHeld(const RelayHeld &held) override;
    void reportPeer(const PeerStatus &status) override;
    void reportSendFailed(EndpointId endpoint, const Error &error) override;
    void reportSendQueueEmpty(EndpointId client) override;
    void reportReceived(EndpointId client, const QByteArray &bytes) override;
    void reportElsewhere(EndpointId client, const AskedElsewhere &what) override;
    void reportReceivedPart(EndpointId client, const QByteArray &bytes) override;
    void reportPresent(EndpointId endpoint, const PresentNames &names) override;

    MessageLog m_log;
    std::vector<std::unique_ptr<NetworkThread>> m_threads;
    std::unordered_map<quint32, Handle<Server>> m_servers;
    std::unordered_map<quint32, Handle<Client>> m_clients;
    std::unordered_map<quint32, Handle<Relay>> m_relays;
    std::unordered_map<quint32, qint64> m_heldReplies; ///< of clients on hold: replies not reported yet
    size_t m_lastThread = 0;
};

} // namespace swb
