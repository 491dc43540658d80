// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/replies/replyspec.h"
#include "net/datagram/datagrampeers.h"
#include "net/engine/delayed.h"
#include "net/engine/server.h"
#include "net/transport/datagramsocket.h"

#include <QTimer>
#include <deque>

namespace swb {

/// A UDP server on one socket for all peers. Datagrams are moved in batches. Every datagram is one message,
/// so framing does not apply.
class DatagramServer final : public Server, private DatagramSocketUser
{
public:
    explicit DatagramServer(const ServerSetting &setting);
    ~DatagramServer() override;

    void sendToPeers(const QList<ConversationId> &peers, const QByteArray &bytes) override;
    void disconnectPeer(ConversationId peer) override;
    void abortPeer(ConversationId peer) override;

private:
    struct Outgoing
    {
        ConversationId peer;
        QByteArray bytes;
    };

    void socketReady(bool read, bool write) override;
    [[nodiscard]] Error prepare() override;
    void listen(const QHostAddress &address) override;
    void close() override;
    void nowBound();
    void receive();
    void answer(int index);
    void reply(int index, const std::shared_ptr<DatagramPeer> &peer, QByteArrayView message);
    /// Whether this peer must not be answered, and then the log says why.
    [[nodiscard]] bool isWithheld(DatagramPeer &peer);
    void delay(const DatagramPeer &peer, QByteArrayView reply);
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

    std::shared_ptr<const Responder> m_responder;
    std::unique_ptr<DatagramSocket> m_socket;
    SocketAddress m_group; ///< that it listens to; null for none
    std::unique_ptr<DatagramPeers> m_peers;
    std::unique_ptr<DatagramBatch> m_batch;
    std::array<std::shared_ptr<DatagramPeer>, DatagramBatch::slots>
        m_batchPeers{}; ///< whom each reply of the batch goes to
    std::array<QByteArray, DatagramBatch::slots>
        m_scratch; ///< one a reply, since all of a batch leave together
    std::unique_ptr<Delayed<Outgoing>> m_delayed; ///< only with a delay
    std::deque<Outgoing> m_queue; ///< waits for room in the system
    std::unique_ptr<QTimer> m_sweep;
    quint64 m_replies = 0;
    quint32 m_dropped = 0; ///< by the system, as far as it was told
    bool m_blocked = false; ///< the system takes no more at the moment
};

} // namespace swb
