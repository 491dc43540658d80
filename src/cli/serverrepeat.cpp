// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/serverrepeat.h"

namespace swb {

ServerRepeat::ServerRepeat(Engine &engine, EndpointId server, const QByteArray &message, const Repeat &repeat,
                           QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_server(server)
    , m_repetition(message, repeat)
{
    m_clock.setTimerType(Qt::PreciseTimer);
    connect(&m_clock, &QTimer::timeout, this, &ServerRepeat::takeTurn);
    connect(&engine, &Engine::peerChanged, this, &ServerRepeat::takePeer);
    connect(&engine, &Engine::serverChanged, this, [this](const ServerStatus &status) {
        if (status.id == m_server && status.state != ServerState::Listening)
            m_clock.stop();
    });
}

void ServerRepeat::takePeer(const PeerStatus &peer)
{
    if (peer.conversation.endpoint != m_server)
        return;
    if (peer.state == LinkState::Connected || peer.state == LinkState::HalfClosedByPeer)
        m_peers.insert(peer.conversation.id, peer.counters);
    else
        m_peers.remove(peer.conversation.id);
}

QList<ConversationId> ServerRepeat::freePeers() const
{
    QList<ConversationId> free;
    for (auto peer = m_peers.cbegin(); peer != m_peers.cend(); ++peer) {
        if (peer.value()->queuedBytes.load(std::memory_order_relaxed) == 0)
            free.append(peer.key());
    }
    return free;
}

void ServerRepeat::takeTurn()
{
    const QList<ConversationId> free = freePeers();
    if (free.isEmpty()) // an empty list would mean all of them
        return m_repetition.skip();
    m_engine.sendToPeers(m_server, free, m_repetition.take(QDateTime::currentDateTime()));
    if (m_repetition.isOver())
        m_clock.stop();
}

} // namespace swb
