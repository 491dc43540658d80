// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/impairment/datagramline.h"
#include "net/datagram/datagrampeers.h"
#include "net/relay/datagramnotes.h"
#include "net/relay/relayends.h"

#include <vector>

namespace swb {

class RelayedPeer;

/// Where a client of a relay reports what arrives for it from the target.
class RelayedPeerUser
{
public:
    virtual void cameFromServer(RelayedPeer &peer, char *bytes, qsizetype size) = 0;
    virtual void batchFromServerOver(RelayedPeer &peer, quint32 droppedBySystem) = 0;
    /// What waited for the session with the target can be sent.
    virtual void serverReady(RelayedPeer &peer) = 0;
    /// The session with the target has ended, with the reason if something went wrong. May forget the peer.
    virtual void serverGone(RelayedPeer &peer, const Error &why) = 0;
    /// The peer is about to be forgotten: its pending output must leave now or never.
    virtual void forgetting(RelayedPeer &peer) = 0;

protected:
    ~RelayedPeerUser() = default;
};

/// A client of a datagram relay, with the end that represents it at the target, and what the log says about
/// their sessions if they have any.
class RelayedPeer final : public DatagramPeer,
                          private RelayEndUser,
                          public std::enable_shared_from_this<RelayedPeer>
{
public:
    /// What all clients of a relay share; must outlive them.
    struct Shared
    {
        RelayEndTerms target;
        EndpointId relay;
        BackSockets &sockets;
        DatagramNotes &notes;
        RelayedPeerUser &user;
        RelayEnd *clients = nullptr; ///< set once the relay listens
        QList<SocketAddress> targets = {}; ///< the addresses of the target, the preferred one first
    };

    explicit RelayedPeer(Shared &shared);
    ~RelayedPeer() override;

    /// Opens the end at the target, unless it has one or has just failed. Errors: RelayChain, those of
    /// makeTargetEnd().
    [[nodiscard]] Error openServer(std::optional<int> hops);
    /// Null if there is none: see whyNoServer().
    [[nodiscard]] RelayEnd *server() const { return m_server.get(); }
    [[nodiscard]] const Error &whyNoServer() const { return m_whyNoServer; }
    /// The conversation with the target.
    [[nodiscard]] const Subject &back() const { return m_back; }

    // For a client that has a session with the relay
    void clientBegan();
    void clientOpened(const TlsFacts &facts);
    void clientEnded(DtlsEnd end, const Error &error);

    std::vector<DatagramLine::Departure> waiting; ///< for the session with the target
    quint32 kernelDrops = 0; ///< of the answers

private:
    void datagramCame(const ReceivedDatagram &from, char *bytes) override;
    void batchOver(quint32 droppedBySystem) override;
    void notDelivered() override;
    void sessionOpened(const ReceivedDatagram &target, const TlsFacts &facts, const Error &flaw) override;
    void sessionEnded(const ReceivedDatagram &target, DtlsEnd end, const Error &error) override;
    void datagramRefused(const QByteArray &datagram, const Error &error) override;
    void forgotten() override;

    [[nodiscard]] bool mayOpen() const;
    [[nodiscard]] bool tryTarget();
    void beginServer(std::unique_ptr<RelayEnd> end, const SocketAddress &target);
    void sayGoodbye();
    void logOpened(const Subject &session, const TlsFacts &facts);
    void logClosed(const Subject &session);
    [[nodiscard]] std::unique_ptr<RelayEnd> parted();
    [[nodiscard]] DatagramEnds ends() const
    {
        return {status.conversation.remote, status.conversation.local};
    }
    [[nodiscard]] const RelaySettings &settings() const { return m_shared.target.settings; }
    [[nodiscard]] NetworkThread &thread() const { return m_shared.target.thread; }

    Shared &m_shared;
    std::unique_ptr<RelayEnd> m_server;
    Subject m_back;
    std::optional<Subject> m_wireToClient; ///< of the encrypted datagrams
    std::optional<Subject> m_wireToServer;
    std::optional<int> m_hops;
    qsizetype m_tried = 0; ///< index into the target's addresses
    Error m_whyNoServer;
    qint64 m_mayOpenNs = 0; ///< earliest time of the next attempt
    bool m_clientHasSession = false;
};

} // namespace swb
