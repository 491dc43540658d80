// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/democommand.h"

#include "net/netengine.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace swb {

DemoCommand::DemoCommand(SocketFamily sockets, Console &console)
    : Command(console)
    , m_sockets(sockets)
    , m_engine(std::make_unique<NetEngine>())
    , m_feed(m_engine->log(), console.out, lineFormat(false))
{
    for (const Transport transport : {Transport::Tcp, Transport::Tls, Transport::Udp, Transport::Dtls})
        m_runs.emplaceBack().transport = transport;
    connect(m_engine.get(), &Engine::serverChanged, this, &DemoCommand::onServerChanged);
    connect(m_engine.get(), &Engine::clientChanged, this, &DemoCommand::onClientChanged);
    connect(m_engine.get(), &Engine::received, this, &DemoCommand::onReceived);
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] { giveUp(tr("Nothing happened for too long.")); });
}

DemoCommand::~DemoCommand() = default;

void DemoCommand::start()
{
    console().out.write(tr("Uppercase over TCP, TLS, UDP and DTLS, on this computer only:").toUtf8()
                        + "\n\n");
    m_patience.start(longestStep);
    startNextServer();
}

void DemoCommand::startNextServer()
{
    DemoRun &run = m_runs[m_listening];
    ServerSettings settings;
    settings.url = {run.transport, u"127.0.0.1"_s, 0};
    settings.sockets = m_sockets;
    settings.reply = u"uppercase"_s;
    run.server = m_engine->startServer(settings);
}

void DemoCommand::onServerChanged(const ServerStatus &status)
{
    const auto run
        = std::find_if(m_runs.begin(), m_runs.end(), [&](const auto &r) { return r.server == status.id; });
    if (run == m_runs.end() || m_finished)
        return;
    if (status.state == ServerState::Failed) {
        run->problem = status.error.toString();
        return finish();
    }
    if (status.state != ServerState::Listening)
        return;
    run->bound = status.bound;
    m_feed.setUrl(status.id, EndpointUrl{run->transport, status.bound.ip(), status.bound.port}.toString());
    if (++m_listening < m_runs.size())
        startNextServer();
    else
        startNextClient();
}

void DemoCommand::startNextClient()
{
    if (++m_current == m_runs.size())
        return finish();
    m_patience.start(longestStep);
    ClientSettings settings;
    settings.url = {current().transport, current().bound.ip(), current().bound.port};
    settings.sockets = m_sockets;
    current().client = m_engine->openClient(settings);
    m_engine->watchReplies(current().client);
    m_feed.setUrl(current().client, settings.url.toString());
}

void DemoCommand::onClientChanged(const ClientStatus &status)
{
    if (m_finished || m_current < 0 || status.id != current().client)
        return;
    const bool wasConnected = current().status.connectedNs > 0;
    current().status = status;
    if (status.state == LinkState::Connected && !wasConnected)
        m_engine->send(status.id, current().question());
    if (!isOver(status.state))
        return;
    if (!current().isRight())
        return giveUp(status.error.isError() ? status.error.toString()
                                             : tr("The connection closed too early."));
    startNextClient();
}

void DemoCommand::onReceived(EndpointId client, const QByteArray &bytes)
{
    if (m_finished || client != current().client)
        return;
    current().answer += bytes;
    if (current().answer.size() >= current().question().size())
        m_engine->disconnectClient(client);
}

void DemoCommand::giveUp(const QString &problem)
{
    m_runs[std::max<qsizetype>(m_current, 0)].problem = problem;
    finish();
}

void DemoCommand::finish()
{
    if (std::exchange(m_finished, true))
        return;
    m_patience.stop();
    m_feed.finish();
    for (DemoRun &run : m_runs) {
        if (run.isRight() && isEncrypted(run.transport) && !run.isVerified(m_engine->log()))
            run.problem = tr("The answer came without a verified handshake.");
    }
    const QString table = demoTable(m_runs, m_engine->log());
    console().out.write('\n' + table.toUtf8());
    const bool allRight
        = std::all_of(m_runs.cbegin(), m_runs.cend(), [](const DemoRun &r) { return r.isRight(); });
    Q_EMIT finished(allRight ? ExitOk : ExitNetworkFailure);
}

} // namespace swb
