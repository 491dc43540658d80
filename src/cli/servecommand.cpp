// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/servecommand.h"

namespace swb {

ServeCommand::ServeCommand(ServeOptions options, Console &console)
    : ListenCommand({options.record, {options.servers, {}}, options.json}, console)
    , m_options(std::move(options))
{
    connect(&engine(), &Engine::serverChanged, this, &ServeCommand::onServerChanged);
}

void ServeCommand::listen()
{
    if (!isStopping() && m_started < m_options.servers.size())
        m_running.insert(engine().startServer(m_options.servers[m_started++]));
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
    tellListening(status.id, status.settings.url.transport, status.bound);
    if (!status.note.isEmpty())
        console().complain(status.note);
    listen();
}

void ServeCommand::onOver(const ServerStatus &status)
{
    if (!m_running.remove(status.id))
        return;
    if (status.error.isError()) {
        fail(status.error);
        stop();
    }
    if (m_running.isEmpty())
        finish();
}

} // namespace swb
