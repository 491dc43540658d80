// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/compare/lanerunner.h"

#include "core/tasks/handover.h"

#include "net/engine/factory.h"

namespace swb {
namespace {

constexpr std::chrono::milliseconds collectEvery{50};
constexpr int firstThreadNumber = 100; // to distinguish them from those of the engine

std::unique_ptr<NetworkThread> makeThread(MessageLog &log, Lane lane, int part)
{
    return std::make_unique<NetworkThread>(log, firstThreadNumber + int(lane) * 10 + part);
}

/// Destroys an object in its own thread.
template <typename Object>
void letGo(NetworkThread &home, std::shared_ptr<Object> object)
{
    home.post([held = std::move(object)]() mutable { held.reset(); });
}

} // namespace

LaneRunner::LaneRunner(Work work, Lane lane, QObject *parent)
    : QObject(parent)
    , m_work(std::move(work))
    , m_lane(lane)
    , m_clientThread(makeThread(m_log, lane, 1))
{
    m_log.keepNothing();
    connect(&m_collect, &QTimer::timeout, this, [this] { m_log.collect(); });
    m_collect.start(collectEvery);
}

LaneRunner::~LaneRunner()
{
    if (m_client)
        letGo(*m_clientThread, std::move(m_client));
    endRelay();
    if (m_ourServer) {
        m_serverThread->post([server = m_ourServer] { server->close(); });
        letGo(*m_serverThread, std::move(m_ourServer));
    }
    // the client's thread first: its pending questions to the server's thread are then ignored
    m_clientThread.reset();
    m_relayThread.reset();
    m_serverThread.reset();
}

void LaneRunner::run()
{
    m_running = true;
    ++m_runs;
    if (m_stopping)
        handOver(this, [this] { clientFinished({}); });
    else if (m_work.of(m_lane).server)
        startClientAt(*m_work.of(m_lane).server);
    else if (m_serverReady)
        startClientAt(m_server);
    else
        startServer();
}

/// Requested here, since a lane's own threads only send and receive.
template <typename Settings>
void LaneRunner::askForTls(const Settings &settings, std::shared_ptr<const TlsContext> &context,
                           std::function<void()> goOn)
{
    m_pendingTls = std::make_unique<PendingTls>(
        settings, [this, &context, goOn = std::move(goOn)](const Result<TlsReady> &ready) {
            m_pendingTls.reset();
            if (!ready)
                return fail(ready.error());
            context = ready.value().context;
            goOn();
        });
}

void LaneRunner::startServer()
{
    const Transport transport = m_work.transportOf(m_lane);
    if (isEncrypted(transport) && !m_serverTls) {
        ServerSettings settings;
        settings.url = {transport, QStringLiteral("127.0.0.1"), 0};
        settings.sockets = m_work.sockets;
        return askForTls(settings, m_serverTls, [this] { startServer(); });
    }
    m_serverThread = makeThread(m_log, m_lane, 2);
    m_ourServer = makeLaneServer(*m_serverThread, m_work, m_lane, m_serverTls);
    m_serverThread->post([this, server = m_ourServer] {
        const Result<SocketAddress> address = server->listen();
        handOver(this, [this, address] { serverListens(address); });
    });
}

void LaneRunner::serverListens(const Result<SocketAddress> &address)
{
    if (!address) {
        fail(address.error());
        return;
    }
    m_serverReady = true;
    m_server = {m_work.transportOf(m_lane), address.value().ip(), address.value().port};
    startClientAt(m_server);
}

/// With a relay in between if configured: a new one for each run, with its own seed.
void LaneRunner::startClientAt(const EndpointUrl &server)
{
    m_server = server;
    if (!m_work.of(m_lane).hasRelay()) {
        startClient(server);
        return;
    }
    if (!m_relayThread)
        m_relayThread = makeThread(m_log, m_lane, 3);
    RelaySettings settings;
    const Transport plain = withEncryption(server.transport, false);
    settings.listen = {plain, QStringLiteral("127.0.0.1"), 0};
    settings.target = {plain, server.host, server.port};
    settings.sockets = m_work.sockets;
    settings.impairment = m_work.of(m_lane).impairment;
    settings.impairment.seed = repeatSeed(settings.impairment.seed, m_runs - 1);
    m_relaySeed = settings.impairment.seed;
    m_relay = makeRelay({{EndpointId::None, *m_relayThread, *this}, settings});
    m_relayThread->post([relay = m_relay] { relay->start(); });
}

void LaneRunner::reportRelay(const RelayStatus &status)
{
    handOver(this, [this, status] {
        if (!m_relay || m_client)
            return;
        if (status.state == ServerState::Failed) {
            fail(status.error);
            return;
        }
        if (status.state != ServerState::Listening)
            return;
        m_relayCounters = status.counters;
        startClient({m_server.transport, status.bound.ip(), status.bound.port});
    });
}

void LaneRunner::startClient(const EndpointUrl &target)
{
    if (isEncrypted(m_server.transport) && !m_clientTls) {
        ClientSettings settings;
        settings.url = m_server;
        settings.sockets = m_work.sockets;
        settings.verifyPeer = m_work.of(m_lane).verifyPeer;
        return askForTls(settings, m_clientTls, [this, target] { startClient(target); });
    }
    const LaneClient::Setting setting{.work = m_work,
                                      .lane = m_lane,
                                      .target = target,
                                      .server = m_server,
                                      .tls = m_clientTls,
                                      .home = *m_clientThread,
                                      .serverThread = m_serverThread.get(),
                                      .ourServer = m_ourServer,
                                      .relay = m_relayCounters};
    const LaneClient::User user{
        .progressed
        = [this](const LaneProgress &of) { handOver(this, [this, of] { clientProgressed(of); }); },
        .finished
        = [this](const LaneScore &score) { handOver(this, [this, score] { clientFinished(score); }); }};
    // created in its own thread: it has timers
    m_clientThread->post([this, setting, user, paused = m_paused] {
        const auto client = std::make_shared<LaneClient>(setting, user);
        handOver(this, [this, client] { clientMade(client); });
        client->pause(paused);
        client->start();
    });
}

void LaneRunner::clientMade(const std::shared_ptr<LaneClient> &client)
{
    m_client = client;
    if (m_stopping)
        stop();
}

void LaneRunner::clientProgressed(LaneProgress progress)
{
    addRelay(progress.score);
    Q_EMIT progressed(progress);
}

/// Anybody may read the relay's counts, and those of this run end with it.
void LaneRunner::addRelay(LaneScore &score) const
{
    if (!m_relayCounters)
        return;
    score.relay = m_relayCounters->now();
    score.relaySeed = m_relaySeed;
}

void LaneRunner::clientFinished(LaneScore score)
{
    if (!std::exchange(m_running, false))
        return;
    addRelay(score);
    if (m_client)
        letGo(*m_clientThread, std::move(m_client));
    m_client.reset();
    endRelay();
    Q_EMIT finished(score);
}

void LaneRunner::endRelay()
{
    if (!m_relay)
        return;
    m_relayThread->post([relay = m_relay] { relay->stop(); });
    letGo(*m_relayThread, std::move(m_relay));
    m_relay.reset();
    m_relayCounters.reset();
}

void LaneRunner::fail(const Error &error)
{
    LaneScore score;
    score.transport = m_work.transportOf(m_lane);
    score.error = error;
    clientFinished(score);
}

void LaneRunner::pause(bool paused)
{
    m_paused = paused;
    if (m_client)
        m_clientThread->post([client = m_client, paused] { client->pause(paused); });
}

void LaneRunner::stop()
{
    m_stopping = true;
    if (m_client)
        m_clientThread->post([client = m_client] { client->stop(); });
}

} // namespace swb
