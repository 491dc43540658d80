// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/impairment/datagramline.h"
#include "net/engine/relay.h"
#include "net/loop/precisetimer.h"
#include "net/relay/backsockets.h"
#include "net/relay/datagramnotes.h"
#include "net/relay/relayedpeer.h"
#include "net/relay/relayends.h"

#include <QTimer>

namespace swb {

/// Forwards datagrams between its clients and one target, subject to its impairment. Each client has its own
/// end at the target, so that the answers find their way back; it is forgotten after the idle time. Settings
/// count over all clients, in the order in which their datagrams arrive. On a side with DTLS the relay
/// terminates it: plain text is forwarded, and the end of one session ends the other.
class DatagramRelay final : public Relay, private RelayEndUser, private RelayedPeerUser
{
public:
    /// Datagrams that wait for one client's session with the target; above this they are dropped.
    static constexpr size_t mostWaiting = 64;
    static constexpr qint64 mostWaitingBytes = qint64(16) << 20; ///< of all clients

    explicit DatagramRelay(const RelayTerms &setting);
    ~DatagramRelay() override;

private:
    /// One direction: the line counts and decides about what arrives, and what is forwarded waits in
    /// `leaving` until the end of the turn.
    struct Way
    {
        struct Leaving
        {
            std::shared_ptr<RelayedPeer> peer; ///< may be forgotten before this has left
            quint64 number;
            qint64 readNs;
            int copies;
            QByteArray kept; ///< empty while the bytes are still in the receive buffer
            QByteArrayView bytes;
        };
        Way(const RelaySettings &settings, RelayDirection direction, LineCounters &counters);

        const RelayDirection direction;
        DatagramLine line;
        std::vector<Leaving> leaving;
    };

    [[nodiscard]] Error listen(const QHostAddress &address) override;
    void close() override;
    void impairmentChanged() override;
    void setHand(RelayDirection direction, HandMode mode) override;
    void orderHeld(const HeldOrder &order) override;

    // From the clients
    void datagramCame(const ReceivedDatagram &from, char *bytes) override;
    void batchOver(quint32 droppedBySystem) override;
    void sessionBegun(const ReceivedDatagram &client) override;
    void sessionOpened(const ReceivedDatagram &client, const TlsFacts &facts, const Error &flaw) override;
    void sessionEnded(const ReceivedDatagram &client, DtlsEnd end, const Error &error) override;
    void datagramRefused(const QByteArray &datagram, const Error &error) override;

    // From the target
    void cameFromServer(RelayedPeer &peer, char *bytes, qsizetype size) override;
    void batchFromServerOver(RelayedPeer &peer, quint32 droppedBySystem) override;
    void serverReady(RelayedPeer &peer) override;
    void serverGone(RelayedPeer &peer, const Error &why) override;
    void forgetting(RelayedPeer &peer) override;

    void nowReady(const QList<QHostAddress> &targets);
    [[nodiscard]] std::shared_ptr<RelayedPeer> peerOf(const ReceivedDatagram &datagram);
    [[nodiscard]] RelayedPeer *known(const ReceivedDatagram &datagram);
    [[nodiscard]] Error openServer(RelayedPeer &peer, std::optional<int> hops);
    void endSessions(RelayedPeer &peer, const Error &why);
    [[nodiscard]] bool isWithheld(RelayedPeer &peer);
    void arrived(Way &way, RelayedPeer &peer, char *bytes, qsizetype size);
    void takeDue(Way &way);
    void leave(Way &way, RelayedPeer &peer, DatagramLine::Departure datagram);
    void sendLeaving(Way &way);
    void sendRun(Way &way, size_t first, size_t end);
    void sendCopies(Way &way, RelayEnd &to, const std::vector<size_t> &whose);
    void hold(const Way::Leaving &leaving);
    void dropWaiting(RelayedPeer &peer, DropReason reason);
    void leftCopy(Way &way, const Way::Leaving &leaving, bool last);
    void sendFailed(Way &way, const Way::Leaving &leaving, const Error &error, DropReason reason);
    void sweep();
    void noteKernelDrops(Way &way, const Subject &about, quint32 &known, quint32 dropped);
    void noteAllKernelDrops();
    void clear(Way &way);
    void goOn(Way &way);
    void turnOver();
    [[nodiscard]] Way &wayOf(RelayDirection direction)
    {
        return direction == RelayDirection::ToServer ? m_toServer : m_toClient;
    }
    void schedule();
    [[nodiscard]] static Subject subjectIn(const Way &way, const RelayedPeer &peer);
    [[nodiscard]] static Subject subjectOut(const Way &way, const RelayedPeer &peer);

    BackSockets m_back; ///< must outlive the clients
    Way m_toServer;
    Way m_toClient;
    DatagramNotes m_notes;
    std::unique_ptr<DatagramBatch> m_batch;
    std::unique_ptr<RelayEnd> m_clients;
    std::unique_ptr<RelayedPeer::Shared> m_shared;
    std::unique_ptr<DatagramPeers> m_peers;
    std::unique_ptr<PreciseTimer> m_timer;
    std::unique_ptr<QTimer> m_sweep; ///< checks for idle clients and for what the system dropped
    std::vector<OutgoingDatagram> m_out;
    qint64 m_waitingBytes = 0; ///< of what waits for sessions with the target
    qint64 m_timerSetForNs = -1;
    quint32 m_kernelDrops = 0;
    bool m_heldChanged = false; ///< since the last report
};

} // namespace swb
