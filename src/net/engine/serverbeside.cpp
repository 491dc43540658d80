// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/engine/serverbeside.h"

namespace swb {

ServerBeside::ServerBeside(const ServerTerms &terms, Transport transport, quint16 port, Told told)
    : m_told(std::move(told))
    , m_server(make(terms, transport, port))
{ }

ServerBeside::~ServerBeside()
{
    m_isOver = true;
    m_server->stop();
}

std::shared_ptr<Server> ServerBeside::make(const ServerTerms &terms, Transport transport, quint16 port)
{
    ServerTerms own = terms;
    own.settings.url.transport = transport;
    own.settings.url.port = port;
    own.makeBeside = {};
    own.tellState = [this](const ServerStatus &status) { stateChanged(status); };
    return terms.makeBeside(own);
}

void ServerBeside::start()
{
    m_server->start();
}

void ServerBeside::stateChanged(const ServerStatus &status)
{
    if (m_isOver)
        return;
    if (status.state == ServerState::Listening) {
        m_told.listening();
    } else if (status.state == ServerState::Failed || status.state == ServerState::Stopped) {
        m_isOver = true;
        m_told.ended(status.error);
    }
}

} // namespace swb
