// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/engine/peerserver.h"

#include <QSet>

namespace swb {

PeerServer::Peer::Peer(PeerServer &server)
    : ProtocolRunner(server.home())
    , m_server(server)
{ }

PeerServer::Peer::~Peer() = default;

void PeerServer::Peer::speakProtocol(const SocketAddress &remote)
{
    speak(m_server.protocols()->make(remote));
}

void PeerServer::Peer::refuse(const Error &error)
{
    tell(EventKind::Error, Severity::Error, Direction::None, error);
    m_server.reports().reportSendFailed(m_server.id(), error);
}

void PeerServer::Peer::tellPresent(const PresentNames &names)
{
    m_server.reports().reportPresent(m_server.id(), names);
}

PeerServer::PeerServer(const ServerTerms &terms)
    : Server(terms)
{ }

PeerServer::~PeerServer() = default;

void PeerServer::sendToPeers(const QList<ConversationId> &peers, const QByteArray &bytes)
{
    const QSet<ConversationId> chosen(peers.cbegin(), peers.cend());
    forEachPeer([&](Peer &peer) {
        if (chosen.isEmpty() || chosen.contains(peer.conversation()))
            tellPeer(peer, bytes);
    });
}

void PeerServer::sendToOthers(const Peer &from, const QByteArray &message)
{
    forEachPeer([&](Peer &peer) {
        if (peer.conversation() != from.conversation())
            tellPeer(peer, message);
    });
}

void PeerServer::tellPeer(Peer &peer, const QByteArray &message)
{
    const bool before = std::exchange(m_unasked, true);
    peer.run([&](Protocol &it) { it.send(message, peer); });
    m_unasked = before;
}

qsizetype PeerServer::unsent()
{
    qsizetype count = 0;
    forEachPeer([&count](const Peer &peer) { count += peer.protocol().unsent(); });
    return count;
}

} // namespace swb
