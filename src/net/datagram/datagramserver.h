// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/datagram/datagrampeers.h"
#include "net/engine/peerserver.h"
#include "net/engine/serverbeside.h"
#include "net/transport/datagramsocket.h"

#include <QTimer>
#include <deque>

namespace swb {

/// A UDP server on one socket for all peers, each with its own protocol. Datagrams are moved in batches: the
/// first answer to each received datagram leaves together with those to the others, and further output after
/// them. If its scheme needs a stream too, it has a stream server beside it, and reports listening when both
/// do.
class DatagramServer final : public PeerServer, private DatagramSocketUser
{
public:
    static constexpr int mostAttempts = 8; ///< to find a port, picked by the system, that is free for both

    explicit DatagramServer(const ServerTerms &terms);
    ~DatagramServer() override;

    void sendToPeers(const QList<ConversationId> &peers, const QByteArray &bytes) override;
    void disconnectPeer(ConversationId peer) override;
    void abortPeer(ConversationId peer) override;

private:
    class Peer;
    struct Outgoing
    {
        ConversationId peer;
        QByteArray bytes;
        bool isEnd = false; ///< not a datagram: the peer is forgotten once those before it have left
    };

    void socketReady(bool read, bool write) override;
    [[nodiscard]] Error listen(const QHostAddress &address) override;
    void close() override;
    void nowBound();
    void startBeside();
    void besideEnded(const Error &error);
    void bindAgain();
    void announceListening();
    void goOn();
    void receive();
    void answer(int index);
    /// Whether this peer must not be answered; if so, the log says why.
    [[nodiscard]] bool isWithheld(DatagramPeer &peer);
    void write(Peer &peer, QByteArrayView bytes);
    [[nodiscard]] bool mayJoinBatch(const Peer &peer) const;
    void addToBatch(Peer &peer, QByteArrayView bytes);
    [[nodiscard]] QByteArray &scratch(const Peer &peer);
    void endOnceSent(const Peer &peer);
    void forEachPeer(const std::function<void(PeerServer::Peer &)> &function) override;
    void tellPeer(PeerServer::Peer &peer, const QByteArray &message) override;
    void sendReplies();
    [[nodiscard]] DatagramsMoved sendSome(int first);
    void noteDrops();
    void sendQueue();
    [[nodiscard]] bool sendOne(DatagramPeer &peer, QByteArrayView bytes);
    void sent(DatagramPeer &peer, QByteArrayView bytes);
    void sendFailed(const DatagramPeer &peer);
    void refuseTooLarge(const Subject &about);
    void warn(const Subject &about, const Error &error, EventKind kind = EventKind::Error);
    void sweep();
    void updateWatch();
    void closeOnceServed();

    std::unique_ptr<DatagramSocket> m_socket;
    SocketAddress m_group; ///< that it listens to; null for none
    std::unique_ptr<DatagramPeers> m_peers;
    std::unique_ptr<DatagramBatch> m_batch;
    std::array<std::shared_ptr<DatagramPeer>, DatagramBatch::slots>
        m_batchPeers{}; ///< the recipient of each reply of the batch
    std::array<QByteArray, DatagramBatch::slots>
        m_scratch; ///< one per reply, since all of a batch leave together
    QByteArray m_otherScratch; ///< for what does not leave with the batch
    std::deque<Outgoing> m_queue; ///< waiting for buffer space in the system
    std::unique_ptr<QTimer> m_sweep;
    int m_answering = -1; ///< index in the batch; -1 for none
    const Peer *m_answered = nullptr; ///< its sender
    bool m_served = false; ///< with settings.once: its single datagram has arrived
    quint32 m_dropped = 0; ///< by the system, as last reported
    bool m_blocked = false; ///< the system accepts no more at the moment
    const std::function<std::shared_ptr<Server>(const ServerTerms &)> m_makeBeside;
    std::unique_ptr<ServerBeside> m_beside; ///< over a stream, if the protocol needs both
    QHostAddress m_address; ///< to bind to
    int m_attempts = 0; ///< to find a port that is free for both
};

} // namespace swb
