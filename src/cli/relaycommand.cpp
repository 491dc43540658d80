// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/relaycommand.h"

#include "net/netengine.h"

namespace swb {

RelayCommand::RelayCommand(RelayOptions options, Console &console)
    : Command(console)
    , m_options(std::move(options))
    , m_engine(std::make_unique<NetEngine>())
    , m_recording(m_engine->log(), m_options.record, {}, &console)
    , m_feed(m_engine->log(), console.out, lineFormat(m_options.json))
{
    m_engine->log().setMemoryBudget(logBytes);
    connect(m_engine.get(), &Engine::relayChanged, this, &RelayCommand::onRelayChanged);
    connect(&m_recording, &SessionRecording::ready, this, [this] {
        if (!m_stopping)
            m_engine->startRelay(m_options.settings);
    });
    connect(&m_recording, &SessionRecording::refused, this, [this](const Error &error) {
        this->console().complain(error.toString());
        m_exitCode = ExitNetworkFailure;
        finish();
    });
    connect(&m_signals, &SignalWatcher::stopWanted, this, &RelayCommand::stop);
    connect(&console.out, &FdWriter::failed, this,
            &RelayCommand::stop); // what fails is told by whoever owns it
}

RelayCommand::~RelayCommand() = default;

void RelayCommand::start()
{
    if (!m_options.note.isEmpty())
        console().complain(m_options.note);
    m_recording.begin();
}

void RelayCommand::onRelayChanged(const RelayStatus &status)
{
    m_status = status;
    if (status.state == ServerState::Listening)
        onListening(status);
    else if (status.state != ServerState::Starting)
        finish();
}

void RelayCommand::onListening(const RelayStatus &status)
{
    const EndpointUrl url{status.settings.listen.transport, status.bound.ip(), status.bound.port};
    m_feed.setUrl(status.id, url.toString());
    if (!status.bound.isLoopback())
        console().complain(
            tr("%1 is open to the network: whoever reaches this machine can use it.").arg(url.toString()));
}

void RelayCommand::stop()
{
    if (m_stopping)
        return;
    m_stopping = true;
    console().patience
        = stopTime; // whoever stops us does not want to wait for a reader that has gone to sleep
    m_engine->stopAll();
    QTimer::singleShot(stopTime, this, &RelayCommand::finish);
}

void RelayCommand::finish()
{
    if (std::exchange(m_finished, true))
        return;
    m_feed.finish();
    if (!m_recording.finish())
        m_exitCode = ExitNetworkFailure;
    if (m_status.error.isError()) {
        console().complain(m_status.error.toString());
        m_exitCode = ExitNetworkFailure;
    } else if (m_status.counters) {
        console().out.write(m_options.json ? relaySummaryJson(m_status) : relaySummaryText(m_status));
    }
    Q_EMIT finished(m_exitCode);
}

} // namespace swb
