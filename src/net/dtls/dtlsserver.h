// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/dtls/dtlslistener.h"
#include "net/engine/peerserver.h"

#include <QHash>

namespace swb {

/// A DTLS server: each session has its protocol, and each write of the protocol is a datagram. Every session
/// is a separate conversation; datagrams that belong to none are logged as dropped. It remembers maxClients
/// peers, and at most limits::datagramPeers: since UDP clients often vanish silently, the one that has been
/// silent longest makes way for a new one.
class DtlsServer final : public PeerServer, private DtlsListenerUser
{
public:
    explicit DtlsServer(const ServerTerms &terms);
    ~DtlsServer() override;

    void disconnectPeer(ConversationId peer) override;
    void abortPeer(ConversationId peer) override;

private:
    class Peer;

    void sessionBegun(DtlsSession &session) override;
    void sessionOpened(DtlsSession &session, const TlsFacts &facts) override;
    void sessionWarned(DtlsSession &session, const Error &flaw) override;
    void sessionReceived(DtlsSession &session, const QByteArray &payload) override;
    void sessionEnded(DtlsSession &session, DtlsEnd end, const Error &error) override;
    void datagramsDropped(int count) override;
    void datagramRefused(const SocketAddress &from, const QByteArray &datagram, const Error &error) override;

    [[nodiscard]] Error prepare() override;
    [[nodiscard]] Error listen(const QHostAddress &address) override;
    void close() override;
    [[nodiscard]] Peer *find(ConversationId id) const;
    void write(Peer &peer, QByteArrayView bytes);
    [[nodiscard]] Error send(Peer &peer, const QByteArray &payload);
    void forEachPeer(const std::function<void(PeerServer::Peer &)> &function) override;
    void stopOnceServed(const Peer &peer);
    void setState(Peer &peer, LinkState state);

    std::unique_ptr<DtlsListener> m_listener;
    DtlsListener::Setting m_setting;
    QHash<DatagramEnds, std::shared_ptr<Peer>> m_peers;
    bool m_served = false; ///< with settings.once: its single datagram has arrived
};

} // namespace swb
