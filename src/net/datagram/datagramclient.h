// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/datagram/datagrambatch.h"
#include "net/engine/client.h"

#include <QUdpSocket>
#include <deque>

namespace swb {

/// A UDP client on a connected socket (udp(7)): it hears only its server, and the system tells it when nobody
/// listens there.
class DatagramClient final : public Client, private DescriptorHandler
{
public:
    explicit DatagramClient(const ClientSetting &setting);
    ~DatagramClient() override;

    void open() override;
    void send(const QByteArray &bytes) override;
    /// UDP has no connection: all three end it the same way, and no one is told.
    void halfClose() override;
    void disconnect() override;
    void abort() override;

private:
    void descriptorReady(Ready ready) override;
    void resolved(const Result<QList<QHostAddress>> &addresses);
    void ready();
    void receive();
    [[nodiscard]] bool sendOnce(const QByteArray &bytes);
    [[nodiscard]] bool sendNow(const QByteArray &bytes);
    void flush();
    void socketError(int errnoValue, const QString &what);
    void updateWatch();
    void close();
    [[nodiscard]] int descriptor() const { return int(m_socket->socketDescriptor()); }

    std::unique_ptr<QObject> m_context;
    std::unique_ptr<QUdpSocket> m_socket;
    std::unique_ptr<DatagramBatch> m_batch;
    std::deque<QByteArray> m_queue; ///< while the system takes no more
    qint64 m_queuedBytes = 0;
};

} // namespace swb
