// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/engine/protocolrunner.h"
#include "net/engine/server.h"

#include <functional>

namespace swb {

/// A server whose peers all come to one socket, so that they live on its home thread: those of UDP and of
/// DTLS. Each has a protocol of its own, which it runs.
class PeerServer : public Server
{
public:
    explicit PeerServer(const ServerTerms &terms);
    ~PeerServer() override;

    void sendToPeers(const QList<ConversationId> &peers, const QByteArray &bytes) override;

protected:
    /// A peer, or a session with one, as its protocol knows it; what writes to it and ends it derives from
    /// this.
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
        /// Where it speaks none yet.
        void speakProtocol(const SocketAddress &remote);
        [[nodiscard]] std::shared_ptr<const void> self() override { return shared_from_this(); }

    private:
        void sendToOthers(const QByteArray &message) override { m_server.sendToOthers(*this, message); }
        void refuse(const Error &error) override;
        void tellPresent(const PresentNames &names) override;

        PeerServer &m_server;
    };

    /// Calls it with each peer there is now; the function may end some.
    virtual void forEachPeer(const std::function<void(Peer &)> &function) = 0;
    /// Gives the peer's protocol a message that the peer has not asked for: the user's, or another peer's.
    virtual void tellPeer(Peer &peer, const QByteArray &message);
    /// Whether what is written now is such a message, or what became of it.
    [[nodiscard]] bool isUnasked() const { return m_unasked; }
    /// What the protocols of all peers will send later.
    [[nodiscard]] qsizetype unsent();

private:
    void sendToOthers(const Peer &from, const QByteArray &message);

    bool m_unasked = false;
};

} // namespace swb
