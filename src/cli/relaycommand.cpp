// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/relaycommand.h"

namespace swb {

RelayCommand::RelayCommand(RelayOptions options, Console &console)
    : ListenCommand({options.record, {}, options.json, options.quiet}, console)
    , m_options(std::move(options))
{
    connect(&engine(), &Engine::relayChanged, this, &RelayCommand::onRelayChanged);
}

void RelayCommand::start()
{
    if (!m_options.note.isEmpty())
        console().complain(m_options.note);
    ListenCommand::start();
}

void RelayCommand::listen()
{
    engine().startRelay(m_options.settings);
}

void RelayCommand::onRelayChanged(const RelayStatus &status)
{
    m_status = status;
    if (status.state == ServerState::Listening)
        tellListening(status.id, status.settings.listen, status.bound);
    else if (status.state != ServerState::Starting)
        finish();
}

void RelayCommand::sayLast()
{
    if (m_status.error.isError())
        fail(m_status.error);
    else if (m_status.counters)
        console().out.write(m_options.json ? relaySummaryJson(m_status) : relaySummaryText(m_status));
}

} // namespace swb
