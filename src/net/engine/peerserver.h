// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/engine/protocolrunner.h"
#include "net/engine/server.h"

#include <functional>

namespace swb {

/// A server whose peers all share one socket, so that they live on its home thread: UDP and DTLS. Each peer
/// has its own protocol and runs it.
class PeerServer : public Server
{
public:
    explicit PeerServer(const ServerTerms &terms);
    ~PeerServer() override;

    void sendToPeers(const QList<ConversationId> &peers, const QByteArray &bytes) override;

protected:
    /// A peer, or a session with one, as its protocol knows it; the class that writes to it and ends it
    /// derives from this.
    class Peer : public ProtocolRunner, public std::enable_shared_from_this<Peer>
    {
    public:
        explicit Peer(PeerServer &server);
        virtual ~Peer();
        Q_DISABLE_COPY_MOVE(Peer)

        using ProtocolRunner::protocol;
        using ProtocolRunner::run;
        [[nodiscard]] Subject about() const override = 0;
        [[nodiscard]] ConversationId conversation() const { return about().conversation; }

    protected:
        /// Starts the protocol. Only if there is none yet.
        void speakProtocol(const SocketAddress &remote);
        [[nodiscard]] std::shared_ptr<const void> self() override { return shared_from_this(); }

    private:
        void sendToOthers(const QByteArray &message) override { m_server.sendToOthers(*this, message); }
        void refuse(const Error &error) override;
        void tellPresent(const PresentNames &names) override;

        PeerServer &m_server;
    };

    /// Calls the function with each current peer; the function may end some.
    virtual void forEachPeer(const std::function<void(Peer &)> &function) = 0;
    /// Gives the peer's protocol a message that the peer has not asked for: from the user or from another
    /// peer.
    virtual void tellPeer(Peer &peer, const QByteArray &message);
    /// Whether what is being written is such a message, or a result of it.
    [[nodiscard]] bool isUnasked() const { return m_unasked; }
    /// What the protocols of all peers will send later.
    [[nodiscard]] qsizetype unsent();

private:
    void sendToOthers(const Peer &from, const QByteArray &message);

    bool m_unasked = false;
};

} // namespace swb
