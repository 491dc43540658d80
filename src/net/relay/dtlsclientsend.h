// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/relay/relayend.h"

namespace swb {

/// The sessions of a relay with its clients, as their server.
class DtlsClientsEnd final : public RelayEnd, private DtlsListenerUser
{
public:
    DtlsClientsEnd(const DtlsListener::Setting &setting, NetworkThread &thread, RelayEndUser &user);

    /// Must be called first. Errors: those of bindError().
    [[nodiscard]] Error bind(const EndpointUrl &url, const QHostAddress &address);

    void start() override { m_listener.setReading(true); }
    void stop() override { m_listener.setReading(false); }
    [[nodiscard]] DatagramsMoved send(std::span<const OutgoingDatagram> datagrams) override;
    [[nodiscard]] Error whyNotSent() const override { return m_whyNotSent; }
    [[nodiscard]] SocketAddress local() const override { return m_listener.bound(); }
    [[nodiscard]] const AppliedOptions &applied() const override { return m_listener.applied(); }
    [[nodiscard]] quint32 droppedBySystem() const override { return m_listener.droppedBySystem(); }
    void logRecords(const DatagramEnds &ends, const Subject &wire) override;
    void endSession(const DatagramEnds &ends) override { m_listener.closeSession(ends); }

private:
    [[nodiscard]] Error sendOne(const OutgoingDatagram &datagram);

    void sessionBegun(DtlsSession &session) override;
    void sessionOpened(DtlsSession &session, const TlsFacts &facts) override;
    void sessionReceived(DtlsSession &session, const QByteArray &payload) override;
    void sessionEnded(DtlsSession &session, DtlsEnd end, const Error &error) override;
    void datagramRefused(const SocketAddress &from, const QByteArray &datagram, const Error &error) override;
    void datagramsDropped(int count) override;

    NetworkThread &m_thread;
    RelayEndUser &m_user;
    DtlsListener m_listener;
    quint32 m_dropped = 0; ///< by the system
    Error m_whyNotSent;
};

} // namespace swb
