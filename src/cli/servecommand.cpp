// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/servecommand.h"

#include "net/netengine.h"

namespace swb {

ServeCommand::ServeCommand(ServeOptions options, Console &console)
    : Command(console)
    , m_options(std::move(options))
    , m_engine(std::make_unique<NetEngine>())
    , m_recording(m_engine->log(), m_options.record, {m_options.servers, {}}, &console)
    , m_feed(m_engine->log(), console.out, lineFormat(m_options.json))
{
    m_engine->log().setMemoryBudget(logBytes);
    connect(m_engine.get(), &Engine::serverChanged, this, &ServeCommand::onServerChanged);
    connect(&m_recording, &SessionRecording::ready, this, &ServeCommand::startNextServer);
    connect(&m_recording, &SessionRecording::refused, this, [this](const Error &error) {
        this->console().complain(error.toString());
        m_exitCode = ExitNetworkFailure;
        finish();
    });
    connect(&m_signals, &SignalWatcher::stopWanted, this, &ServeCommand::stop);
    connect(&console.out, &FdWriter::failed, this,
            &ServeCommand::stop); // what fails is told by whoever owns it
}

ServeCommand::~ServeCommand() = default;

void ServeCommand::start()
{
    m_recording.begin();
}

void ServeCommand::startNextServer()
{
    if (!m_stopping && m_started < m_options.servers.size())
        m_running.insert(m_engine->startServer(m_options.servers[m_started++]));
}

void ServeCommand::onServerChanged(const ServerStatus &status)
{
    switch (status.state) {
    case ServerState::Starting:
        break;
    case ServerState::Listening:
        onListening(status);
        break;
    case ServerState::Stopped:
    case ServerState::Failed:
        onOver(status);
        break;
    }
}

void ServeCommand::onListening(const ServerStatus &status)
{
    const EndpointUrl url{status.settings.url.transport, status.bound.ip(), status.bound.port};
    m_feed.setUrl(status.id, url.toString());
    startNextServer();
    if (!status.note.isEmpty())
        console().complain(status.note);
    if (!status.bound.isLoopback())
        console().complain(
            tr("%1 is open to the network: whoever reaches this machine can use it.").arg(url.toString()));
}

void ServeCommand::onOver(const ServerStatus &status)
{
    if (!m_running.remove(status.id))
        return;
    if (status.error.isError()) {
        console().complain(status.error.toString());
        m_exitCode = ExitNetworkFailure;
        stop();
    }
    if (m_running.isEmpty())
        finish();
}

void ServeCommand::stop()
{
    if (m_stopping)
        return;
    m_stopping = true;
    console().patience
        = stopTime; // whoever stops us does not want to wait for a reader that has gone to sleep
    m_engine->stopAll();
    QTimer::singleShot(stopTime, this, &ServeCommand::finish);
}

void ServeCommand::finish()
{
    if (std::exchange(m_finished, true))
        return;
    m_feed.finish();
    if (!m_recording.finish())
        m_exitCode = ExitNetworkFailure;
    Q_EMIT finished(m_exitCode);
}

} // namespace swb
