// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/replies/responder.h"
#include "net/engine/delayed.h"
#include "net/engine/server.h"
#include "net/tls/dtlslistener.h"

#include <QHash>

namespace swb {

/// A DTLS server: answers each datagram of each session with one datagram. Every session is a conversation of
/// its own; datagrams that belong to none are logged as dropped. It remembers maxClients peers, and at most
/// limits::datagramPeers: since UDP clients often vanish without a word, the longest silent makes room for a
/// new one.
class DtlsServer final : public Server, private DtlsListenerUser
{
public:
    explicit DtlsServer(const ServerSetting &setting);
    ~DtlsServer() override;

    void sendToPeers(const QList<ConversationId> &peers, const QByteArray &bytes) override;
    void disconnectPeer(ConversationId peer) override;
    void abortPeer(ConversationId peer) override;

private:
    struct Peer
    {
        PeerStatus status;
        std::shared_ptr<TrafficCounters> counters = std::make_shared<TrafficCounters>();

        [[nodiscard]] Subject subject() const;
        [[nodiscard]] SocketAddress address() const { return status.conversation.remote; }
    };

    struct Waiting
    {
        std::weak_ptr<Peer> peer;
        QByteArray bytes;
    };

    void sessionBegun(DtlsSession &session) override;
    void sessionOpened(DtlsSession &session, const TlsFacts &facts) override;
    void sessionFlawed(DtlsSession &session, const Error &flaw) override;
    void sessionReceived(DtlsSession &session, const QByteArray &payload) override;
    void sessionEnded(DtlsSession &session, DtlsEnd end, const Error &error) override;
    void datagramsDropped(int count) override;
    void datagramRefused(const SocketAddress &from, const QByteArray &datagram, const Error &error) override;

    [[nodiscard]] Error prepare() override;
    void listen(const QHostAddress &address) override;
    void close() override;
    [[nodiscard]] Peer *find(ConversationId id) const;
    void answer(const std::shared_ptr<Peer> &peer, const QByteArray &payload);
    void delay(const std::shared_ptr<Peer> &peer, const QByteArray &reply);
    [[nodiscard]] Error send(Peer &peer, const QByteArray &payload);
    void reply(Peer &peer, const QByteArray &payload);
    void answered();
    void setState(Peer &peer, LinkState state);

    std::unique_ptr<DtlsListener> m_listener;
    std::shared_ptr<const Responder> m_responder;
    DtlsListener::Setting m_setting;
    QHash<SocketAddress, std::shared_ptr<Peer>> m_peers;
    QByteArray m_scratch;
    quint64 m_replies = 0;
    std::unique_ptr<Delayed<Waiting>> m_delayed; ///< only with a delay
    bool m_served = false; ///< with settings.once: the one datagram has come
};

} // namespace swb
