// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/dtls/dtlsconnection.h"
#include "net/relay/socketend.h"

namespace swb {

/// A session of DTLS with the target, as its client.
class DtlsTargetEnd final : public SocketEnd, private DtlsConnectionUser
{
public:
    DtlsTargetEnd(const DtlsSessionSetting &setting, NetworkThread &thread, DatagramBatch &batch,
                  RelayEndUser &user);

    [[nodiscard]] DatagramSocketUser &socketUser() override { return m_connection; }
    void take(std::unique_ptr<DatagramSocket> socket) override { m_connection.take(std::move(socket)); }
    void start() override { m_connection.begin(); }
    void stop() override { m_connection.setReading(false); }
    [[nodiscard]] bool isReady() const override { return m_connection.isOpen(); }
    [[nodiscard]] DatagramsMoved send(std::span<const OutgoingDatagram> datagrams) override;
    [[nodiscard]] Error whyNotSent() const override { return m_whyNotSent; }
    [[nodiscard]] SocketAddress local() const override { return m_connection.local(); }
    [[nodiscard]] const AppliedOptions &applied() const override { return m_connection.applied(); }
    [[nodiscard]] quint32 droppedBySystem() const override { return m_connection.droppedBySystem(); }
    void logRecords(const DatagramEnds &ends, const Subject &wire) override;
    void endSession(const DatagramEnds &) override { m_connection.close(); }

private:
    void connectionOpened(const TlsFacts &facts, const Error &flaw) override;
    void connectionReceived(const QByteArray &payload) override;
    void connectionIgnored(const QByteArray &datagram) override;
    void connectionUndelivered(const Error &error) override;
    void connectionClosed() override;
    void connectionFailed(const Error &error, bool isRefusal) override;

    NetworkThread &m_thread;
    DatagramBatch &m_batch;
    RelayEndUser &m_user;
    const QString m_name;
    const ReceivedDatagram m_target; ///< as it is reported to the user
    DtlsConnection m_connection;
    Error m_whyNotSent;
};

} // namespace swb
