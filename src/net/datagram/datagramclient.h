// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/operation.h"
#include "net/datagram/answerers.h"
#include "net/engine/client.h"
#include "net/transport/datagramsocket.h"

#include <QHostAddress>
#include <deque>

namespace swb {

/// A UDP client. Towards one computer its socket is connected (udp(7)): it hears only its server, and the
/// system tells it when nobody listens there; then the next address of the name is tried, as long as nothing
/// has answered. Towards a group, everybody or several addresses it is not, and each that answers has a
/// conversation of its own.
class DatagramClient final : public Client, private DatagramSocketUser
{
public:
    explicit DatagramClient(const ClientTerms &setting);
    ~DatagramClient() override;

    void open() override;
    /// UDP has no connection: all three end it the same way, and no one is told.
    void halfClose() override;
    void disconnect() override;
    void abort() override;

private:
    void write(QByteArrayView bytes) override;
    [[nodiscard]] bool mustWait() const override { return !m_queue.empty(); }
    void socketReady(bool read, bool write) override;
    void readingChanged() override;
    void resolved(const Result<QList<QHostAddress>> &addresses);
    void tryNext();
    [[nodiscard]] Error openSocket();
    void attemptFailed(const Error &error);
    void ready();
    void receive();
    void received(int index);
    [[nodiscard]] DatagramsMoved::Stop sendOnce(QByteArrayView bytes, const SocketAddress &to);
    [[nodiscard]] bool sendNow(QByteArrayView bytes, const SocketAddress &to);
    [[nodiscard]] bool sendOrQueue(QByteArrayView bytes, const SocketAddress &to);
    void queue(QByteArrayView bytes, const SocketAddress &to);
    void findNextOther();
    [[nodiscard]] Error takeOther(const EndpointUrl &url, const QList<QHostAddress> &addresses);
    void flush();
    void remember(QByteArrayView bytes);
    [[nodiscard]] bool mayMoveOn() const
    {
        return m_next < m_addresses.size() && !m_settled && m_others.isEmpty();
    }
    void moveOn();
    void settle();
    [[nodiscard]] QString notDelivered() const;
    void socketError(Operation operation, DatagramsMoved::Stop stop);
    void updateWatch();
    void letGo();
    void close() override;

    std::unique_ptr<QObject> m_context;
    QList<QHostAddress> m_addresses;
    qsizetype m_next = 0; ///< of the addresses, behind the one in use
    SocketAddress m_remote;
    std::unique_ptr<DatagramSocket> m_socket;
    std::unique_ptr<Answerers> m_answerers; ///< only towards a group, everybody or several addresses
    std::unique_ptr<DatagramBatch> m_batch;
    struct Outgoing
    {
        QByteArray bytes;
        SocketAddress to;
    };
    QList<SocketAddress> m_others; ///< that each message goes to as well
    std::deque<Outgoing> m_queue; ///< while the system takes no more
    qint64 m_queuedBytes = 0;
    std::deque<QByteArray> m_sentUnanswered; ///< to send again to the next address, should this one refuse
    qint64 m_unansweredBytes = 0;
    bool m_settled = false; ///< something has come from this address, or more was sent than is kept
};

} // namespace swb
