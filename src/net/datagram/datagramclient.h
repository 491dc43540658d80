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

/// A UDP client. For a single peer its socket is connected (udp(7)): it receives only from its server, and
/// the system reports when nobody listens there; then the next address of the name is tried, as long as
/// nothing has answered. For a group, a broadcast address or several addresses the socket is not connected,
/// and each peer that answers has its own conversation.
class DatagramClient final : public Client, private DatagramSocketUser
{
public:
    explicit DatagramClient(const ClientTerms &setting);
    ~DatagramClient() override;

    void open() override;
    /// UDP has no connection: all three end it the same way, and send nothing.
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
    qsizetype m_next = 0; ///< the index of the address after the one in use
    SocketAddress m_remote;
    std::unique_ptr<DatagramSocket> m_socket;
    std::unique_ptr<Answerers> m_answerers; ///< only for a group, a broadcast address or several addresses
    std::unique_ptr<DatagramBatch> m_batch;
    struct Outgoing
    {
        QByteArray bytes;
        SocketAddress to;
    };
    QList<SocketAddress> m_others; ///< each message goes to these as well
    std::deque<Outgoing> m_queue; ///< while the system accepts no more
    qint64 m_queuedBytes = 0;
    std::deque<QByteArray> m_sentUnanswered; ///< to resend to the next address if this one refuses
    qint64 m_unansweredBytes = 0;
    bool m_settled = false; ///< something was received from this address, or more was sent than is kept
};

} // namespace swb
