// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/messagelog.h"
#include "net/compare/laneclient.h"
#include "net/engine/relay.h"
#include "net/engine/reports.h"
#include "net/tls/tlscontexts.h"

#include <QObject>

namespace swb {

/// One lane of a comparison: its threads, its server if that is ours, and for each run a client and, if
/// configured, a relay. Lives in the engine's thread and does not use sockets directly.
class LaneRunner : public QObject, private Reports
{
    Q_OBJECT

public:
    LaneRunner(Work work, Lane lane, QObject *parent);
    /// Waits for its threads, which takes no longer than their current turn.
    ~LaneRunner() override;

    /// Does the next run; finished() follows.
    void run();
    void pause(bool paused);
    void stop();
    [[nodiscard]] bool isRunning() const { return m_running; }

Q_SIGNALS:
    void progressed(const swb::LaneProgress &progress);
    void finished(const swb::LaneScore &score);

private:
    template <typename Settings>
    void askForTls(const Settings &settings, std::shared_ptr<const TlsContext> &context,
                   std::function<void()> goOn);
    void startServer();
    void serverListens(const Result<SocketAddress> &address);
    void startClientAt(const EndpointUrl &server);
    void startClient(const EndpointUrl &target);
    void clientMade(const std::shared_ptr<LaneClient> &client);
    void clientProgressed(LaneProgress progress);
    void clientFinished(LaneScore score);
    void addRelay(LaneScore &score) const;
    void fail(const Error &error);
    void endRelay();

    void reportRelay(const RelayStatus &status) override;
    void reportHeld(const RelayHeld &) override { }
    void reportServer(const ServerStatus &) override { }
    void reportClient(const ClientStatus &) override { }
    void reportPeer(const PeerStatus &) override { }
    void reportSendFailed(EndpointId, const Error &) override { }
    void reportSendQueueEmpty(EndpointId) override { }
    void reportReceived(EndpointId, const QByteArray &) override { }

    const Work m_work;
    const Lane m_lane;
    MessageLog m_log; ///< streams and relays write to it; it keeps nothing
    std::unique_ptr<NetworkThread> m_serverThread;
    std::unique_ptr<NetworkThread> m_relayThread;
    std::unique_ptr<NetworkThread> m_clientThread;
    QTimer m_collect;
    EndpointUrl m_server;
    std::unique_ptr<PendingTls> m_pendingTls; ///< while waiting for a context
    std::shared_ptr<const TlsContext> m_serverTls; ///< null if the lane is not encrypted
    std::shared_ptr<const TlsContext> m_clientTls;
    std::shared_ptr<LaneServer> m_ourServer;
    std::shared_ptr<Relay> m_relay;
    std::shared_ptr<const RelayCounters> m_relayCounters;
    std::shared_ptr<LaneClient> m_client;
    quint64 m_relaySeed = 0; ///< of this run
    int m_runs = 0; ///< started so far
    bool m_serverReady = false;
    bool m_running = false;
    bool m_paused = false;
    bool m_stopping = false;
};

} // namespace swb
