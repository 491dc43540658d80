// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/composer/peersrepeater.h"

#include "core/values/errorcatalog.h"

#include <utility>

namespace swb {

PeersRepeater::PeersRepeater(Engine *engine, EndpointId server, FreePeers freePeers,
                             const QByteArray &message, const Repeat &repeat, QObject *parent)
    : Repeater(message, repeat, parent)
    , m_engine(engine)
    , m_server(server)
    , m_freePeers(std::move(freePeers))
{
    connect(engine, &Engine::serverChanged, this, [this](const ServerStatus &status) {
        if (status.id == m_server
            && (status.state == ServerState::Stopped || status.state == ServerState::Failed))
            end(makeError(ErrorCode::NotConnected,
                          tr("The message is no longer repeated: its server has stopped.")));
    });
}

bool PeersRepeater::isFree()
{
    m_turn = m_freePeers();
    return !m_turn.isEmpty();
}

void PeersRepeater::send(const QByteArray &message)
{
    m_engine->sendToPeers(m_server, m_turn, message);
}

} // namespace swb
