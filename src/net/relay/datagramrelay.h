// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/impairment/datagramline.h"
#include "net/datagram/datagrampeers.h"
#include "net/engine/relay.h"
#include "net/loop/precisetimer.h"
#include "net/relay/backsockets.h"
#include "net/transport/datagramsocket.h"

#include <QTimer>

namespace swb {

/// Passes datagrams between its clients and one target, as its impairment wants it. Each client has a socket
/// of its own towards the target, so that the answers find their way back; it is forgotten after the idle
/// time. What is set counts over all clients, in the order in which their datagrams come.
class DatagramRelay final : public Relay, private DatagramSocketUser
{
public:
    explicit DatagramRelay(const RelayTerms &setting);
    ~DatagramRelay() override;

private:
    struct Flow;
    /// One direction: what comes is counted and decided on in the line, what goes on waits in `out` until
    /// the end of the turn.
    struct Way
    {
        struct Leaving
        {
            std::shared_ptr<Flow> flow; ///< its client may be forgotten before this has left
            quint64 number;
            qint64 readNs;
            int copies;
            QByteArray kept; ///< empty where the bytes are still in the batch
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
    void socketReady(bool read, bool write) override;

    void nowReady(const QHostAddress &target);
    void receiveFromClients();
    void receiveFromServer(Flow &flow);
    void openBack(Flow &flow, std::optional<int> hops);
    [[nodiscard]] BackSockets::Opened connectBack(Flow &flow, std::optional<int> hops);
    [[nodiscard]] bool isWithheld(Flow &flow);
    void arrived(Way &way, Flow &flow, int index);
    void tell(const Way &way, const Flow &flow, const DatagramLine::Arrival &arrival);
    void say(const Subject &subject, EventKind kind, const QString &what,
             ErrorCode why = ErrorCode::Impaired);
    void takeDue(Way &way);
    void sendLeaving(Way &way);
    void sendRun(Way &way, size_t first, size_t end);
    void leftCopy(Way &way, const Way::Leaving &leaving, bool last);
    void sendFailed(Way &way, const Way::Leaving &leaving, Error error);
    void sweep();
    void noteKernelDrops(Way &way, const Subject &about, quint32 &known, quint32 dropped);
    void noteAllKernelDrops();
    void clear(Way &way);
    void goOn(Way &way);
    void tellHeldIfChanged();
    [[nodiscard]] Way &wayOf(RelayDirection direction)
    {
        return direction == RelayDirection::ToServer ? m_toServer : m_toClient;
    }
    void schedule();
    [[nodiscard]] static Subject subjectIn(const Way &way, const Flow &flow);
    [[nodiscard]] static Subject subjectOut(const Way &way, const Flow &flow);

    BackSockets m_back; ///< outlives the clients
    Way m_toServer;
    Way m_toClient;
    std::unique_ptr<DatagramSocket> m_socket;
    SocketAddress m_target;
    std::unique_ptr<DatagramBatch> m_batch;
    std::unique_ptr<DatagramPeers> m_peers;
    std::unique_ptr<PreciseTimer> m_timer;
    std::unique_ptr<QTimer> m_sweep; ///< looks for idle clients and for what the system dropped
    std::vector<OutgoingDatagram> m_out;
    qint64 m_timerSetForNs = -1;
    quint32 m_kernelDrops = 0;
    bool m_heldChanged = false; ///< since it was last told
};

} // namespace swb
