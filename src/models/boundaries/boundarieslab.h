// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/boundaries/datagramjoins.h"
#include "core/boundaries/streampieces.h"
#include "core/engine/engine.h"
#include "core/framing/framingspec.h"
#include "core/log/event.h"

#include <QTimer>
#include <optional>

namespace swb {

/// What is sent through both lanes, and what is between the ends.
struct BoundariesSetup
{
    QByteArray text = "hello";
    int count = 5;
    std::chrono::milliseconds gap{0}; ///< between two writes
    bool noDelay = true;
    bool flush = true; ///< off: the writes of one turn are gathered in the socket
    int receiveBytes = limits::receiveBytes; ///< stream: of one read; datagrams: the buffer
    QString framing = QStringLiteral("none"); ///< of the stream
    qint64 sliceBytes = 0; ///< the relay cuts the stream; 0: it does not
    qint64 coalesceBytes = 0; ///< the relay gathers this many bytes
    double loss = 0; ///< of datagrams, at the relay
};

/// Sends some messages to its own server over TCP, and the same over UDP, and collects what the log says
/// about every write and read. A relay is in between only if it has something to do. The engine must outlive
/// it.
class BoundariesLab : public QObject
{
    Q_OBJECT

public:
    explicit BoundariesLab(Engine *engine, QObject *parent = nullptr);
    ~BoundariesLab() override;

    /// finished() or failed() follows. A run in progress is stopped first. Errors: an invalid framing.
    [[nodiscard]] Error run(const BoundariesSetup &setup);
    void stop();
    [[nodiscard]] const BoundariesSetup &setup() const { return m_setup; } ///< of the latest run
    /// What the relay does to the lane of this transport; nothing if there is no relay.
    [[nodiscard]] Impairment impairmentOf(Transport transport) const;
    /// Everything given to the socket has gone to the system.
    [[nodiscard]] bool isAllSent() const;
    [[nodiscard]] bool isRunning() const { return m_running; }
    /// The run is over: what is missing will not arrive. It may also have been stopped early.
    [[nodiscard]] bool isComplete() const { return m_complete; }

    [[nodiscard]] const StreamPieces &stream() const { return m_stream; }
    [[nodiscard]] const QList<LoggedDatagram> &sent() const { return m_sent; }
    [[nodiscard]] const QList<LoggedDatagram> &received() const { return m_received; }
    [[nodiscard]] const QList<DatagramJoin> &joins() const { return m_joins; }
    [[nodiscard]] bool isFramed() const { return m_framer != nullptr; }

Q_SIGNALS:
    void changed(); ///< more has arrived
    void finished();
    void failed(const swb::Error &error);

private:
    struct Lane
    {
        Transport transport = Transport::Tcp;
        EndpointId server = EndpointId::None;
        EndpointId relay = EndpointId::None;
        EndpointId client = EndpointId::None;
        bool ready = false;
        bool over = false;
    };

    void startLane(Lane &lane);
    void takeServer(const ServerStatus &status);
    void takeRelay(const RelayStatus &status);
    void takeClient(const ClientStatus &status);
    void takePeer(const PeerStatus &status);
    void open(Lane &lane, const SocketAddress &at);
    void sendNext();
    void sendAll();
    void sendOne();
    [[nodiscard]] QByteArray nextMessage();
    [[nodiscard]] QByteArray framed(const QByteArray &message);
    void readLog();
    void take(const Event &event);
    void endIfAllCame();
    void fail(const Error &error);
    [[nodiscard]] Lane *laneOf(EndpointId Lane::*which, EndpointId id);

    Engine *m_engine;
    BoundariesSetup m_setup;
    std::unique_ptr<Framer> m_framer; ///< adds the framing; null for none
    Lane m_tcp;
    Lane m_udp;
    int m_done = 0; ///< messages sent
    qint64 m_givenBytes = 0; ///< given to the stream's socket
    quint64 m_next = 0; ///< event to read from
    StreamPieces m_stream;
    QList<LoggedDatagram> m_sent;
    QList<LoggedDatagram> m_relayed;
    QList<LoggedDatagram> m_received;
    QList<DatagramJoin> m_joins;
    QTimer m_gap;
    QTimer m_reading;
    QTimer m_patience; ///< for the last ones
    bool m_running = false;
    bool m_complete = false;
};

} // namespace swb
