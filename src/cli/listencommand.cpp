// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/listencommand.h"

#include "net/netengine.h"

namespace swb {

ListenCommand::ListenCommand(const Setting &setting, Console &console)
    : Command(console)
    , m_engine(std::make_unique<NetEngine>())
    , m_recording(m_engine->log(), setting.record, setting.endpoints, &console)
    , m_feed(m_engine->log(), console.out, lineFormat(setting.json),
             setting.quiet ? LogFeed::What::Important : LogFeed::What::All)
{
    m_engine->log().setMemoryBudget(logBytes);
    connect(&m_recording, &SessionRecording::ready, this, [this] {
        if (!m_stopping)
            listen();
    });
    connect(&m_recording, &SessionRecording::refused, this, [this](const Error &error) {
        fail(error);
        finish();
    });
    connect(&m_signals, &SignalWatcher::stopWanted, this, &ListenCommand::stop);
    connect(&console.out, &FdWriter::failed, this,
            &ListenCommand::stop); // its owner reports a failure
}

/// Signals of the engine during its destruction would reach a half-destroyed object.
ListenCommand::~ListenCommand()
{
    m_engine->disconnect(this);
}

void ListenCommand::start()
{
    m_recording.begin();
}

void ListenCommand::tellListening(EndpointId id, EndpointUrl url, const SocketAddress &bound)
{
    url.host = bound.ip();
    url.port = bound.port;
    m_feed.setUrl(id, url.toString());
    if (!bound.isLoopback())
        console().complain(tr("%1 is open to the network: anyone who can reach this machine can connect.")
                               .arg(url.toString()));
}

void ListenCommand::fail(const Error &error)
{
    console().complain(error.toString());
    m_exitCode = ExitNetworkFailure;
}

void ListenCommand::stop()
{
    if (std::exchange(m_stopping, true))
        return;
    console().patience
        = stopTime; // the user who stops us does not want to wait for a reader that takes nothing
    m_engine->stopAll();
    QTimer::singleShot(stopTime, this, &ListenCommand::finish);
}

void ListenCommand::finish()
{
    if (std::exchange(m_finished, true))
        return;
    m_feed.finish();
    if (!m_recording.finish())
        m_exitCode = ExitNetworkFailure;
    sayLast();
    Q_EMIT finished(m_exitCode);
}

} // namespace swb
