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

/// What is sent down both lanes, and what lies between.
struct BoundariesSetup
{
    QByteArray text = "hello";
    int count = 5;
    std::chrono::milliseconds gap{0}; ///< between two writes
    bool noDelay = true;
    bool flush = true; ///< off: one turn's writes are gathered in the socket
    int receiveBytes = limits::receiveBytes; ///< of the stream: of one read; of datagrams: the buffer
    QString framing = QStringLiteral("none"); ///< of the stream
    qint64 sliceBytes = 0; ///< the relay cuts the stream; 0: it does not
    qint64 coalesceBytes = 0; ///< the relay gathers
    double loss = 0; ///< of datagrams, at the relay
};

/// Sends some messages to a server of its own over TCP, and the same over UDP, and collects what the log says
/// of every write and read. There is a relay in between only where it has something to do. The engine must
/// outlive it.
class BoundariesLab : public QObject
{
    Q_OBJECT

public:
    explicit BoundariesLab(Engine *engine, QObject *parent = nullptr);
    ~BoundariesLab() override;

    /// finished() or failed() follows. What ran is stopped first. Errors: a framing that is none.
    [[nodiscard]] Error run(const BoundariesSetup &setup);
    void stop();
    [[nodiscard]] const BoundariesSetup &setup() const { return m_setup; } ///< of what ran last
    /// What the relay in between does to the lane of this transport; nothing where there is none.
    [[nodiscard]] Impairment impairmentOf(Transport transport) const;
    /// All that was given to the socket has gone to the system.
    [[nodiscard]] bool isAllSent() const;
    [[nodiscard]] bool isRunning() const { return m_running; }
    /// The run went to its end: what is not here will not come. It may also have been stopped on its way.
    [[nodiscard]] bool isComplete() const { return m_complete; }

    [[nodiscard]] const StreamPieces &stream() const { return m_stream; }
    [[nodiscard]] const QList<LoggedDatagram> &sent() const { return m_sent; }
    [[nodiscard]] const QList<LoggedDatagram> &received() const { return m_received; }
    [[nodiscard]] const QList<DatagramJoin> &joins() const { return m_joins; }
    [[nodiscard]] bool isFramed() const { return m_framer != nullptr; }

Q_SIGNALS:
    void changed(); ///< more has come
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
    std::unique_ptr<Framer> m_framer; ///< puts the framing round; null for none
    Lane m_tcp;
    Lane m_udp;
    int m_done = 0; ///< messages sent
    qint64 m_givenBytes = 0; ///< to the socket of the stream
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
