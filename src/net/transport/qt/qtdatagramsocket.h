// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/transport/datagramsocket.h"

#include <QNetworkInterface>
#include <QSocketNotifier>
#include <QUdpSocket>

namespace swb {

/// A DatagramSocket by QUdpSocket. One call moves one datagram. That nobody listens at a destination is
/// reported by the next call, since readDatagram() is called without hasPendingDatagrams(), which would
/// swallow the error. QUdpSocket cannot choose the address that a datagram of an IPv4 socket leaves from, and
/// does not report what the system dropped.
class QtDatagramSocket final : public DatagramSocket
{
public:
    explicit QtDatagramSocket(DatagramSocketUser &user);
    ~QtDatagramSocket() override;
    Q_DISABLE_COPY_MOVE(QtDatagramSocket)

    [[nodiscard]] Error bind(const EndpointUrl &url, const QHostAddress &address,
                             const QString &groupInterface) override;
    [[nodiscard]] Error connectTo(const SocketAddress &remote, const QString &what) override;
    [[nodiscard]] Error openForMany(const SocketAddress &to, const ClientSettings &settings,
                                    const QString &what) override;
    [[nodiscard]] SocketAddress local() const override;
    [[nodiscard]] SocketAddress group() const override { return m_group; }
    [[nodiscard]] QString groupInterfaces() const override;
    void tellHops() override { m_knowsItsAddress = false; }
    void leaveGroup() override;
    void watch(bool read, bool write) override;
    using DatagramSocket::send;
    [[nodiscard]] DatagramsMoved receive(DatagramBatch &batch) override;
    [[nodiscard]] DatagramsMoved send(std::span<const OutgoingDatagram> datagrams) override;
    [[nodiscard]] Error error(Operation operation, const QString &what) const override;
    [[nodiscard]] quint32 droppedBySystem() const override { return 0; }

private:
    using Stop = DatagramsMoved::Stop;

    struct Met
    {
        QAbstractSocket::SocketError error = QAbstractSocket::UnknownSocketError;
        QString errorString;
        int errnoValue = 0; ///< 0 if the system does not set it
    };

    [[nodiscard]] Error bindOurs(const SocketAddress &local, const QString &what);
    [[nodiscard]] Error join(const EndpointUrl &url, const QHostAddress &address, const QString &interface);
    void widenBuffers();
    void silenceQtsOwn();
    void readable();
    void tellLater();
    void keepForReceive(Stop stop);
    [[nodiscard]] Stop receiveOne(DatagramBatch &batch, int index);
    [[nodiscard]] Stop read(DatagramBatch &batch, int index, qint64 most);
    [[nodiscard]] Stop readPlain(DatagramBatch &batch, int index, qint64 most);
    [[nodiscard]] Stop readWithDestination(DatagramBatch &batch, int index, qint64 most);
    [[nodiscard]] Stop sendOne(const OutgoingDatagram &datagram);
    Stop stopped();

    DatagramSocketUser &m_user;
    std::unique_ptr<QUdpSocket> m_socket;
    std::unique_ptr<QSocketNotifier> m_writable; ///< created when first requested
    QObject m_alive; ///< detects in deferred calls that this was destroyed
    SocketAddress m_group;
    QList<QNetworkInterface> m_joined;
    SocketAddress m_many; ///< the address it was opened for; null for others
    QByteArray m_room; ///< for a datagram whose length was not known before
    Met m_met; ///< by the last call that moved nothing
    Met m_waitingMet; ///< of m_waiting
    Stop m_waiting = Stop::None; ///< met after received datagrams, and reported by the next receive()
    bool m_wantsRead = false;
    bool m_isUntold = false; ///< it became readable while nobody was watching
    bool m_knowsItsAddress
        = false; ///< bound to one address or connected: destination and hops are not reported
    /// QNetworkDatagram::setSender() works on IPv6 sockets. On an IPv4 socket it makes the system choose,
    /// even if the socket is bound to an address.
    bool m_choosesItsSource = false;
};

} // namespace swb
