// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/compare/laneserver.h"
#include "net/dtls/dtlslistener.h"

namespace swb {

class DtlsLaneServer final : public LaneServer, private DtlsListenerUser
{
public:
    DtlsLaneServer(NetworkThread &home, const Work &work, Lane lane, std::shared_ptr<const TlsContext> tls);
    ~DtlsLaneServer() override;

    [[nodiscard]] Result<SocketAddress> listen() override;
    void close() override;

private:
    void sessionBegun(DtlsSession &session) override;
    void sessionOpened(DtlsSession &session, const TlsFacts &facts) override;
    void sessionReceived(DtlsSession &session, const QByteArray &payload) override;
    void sessionEnded(DtlsSession &session, DtlsEnd end, const Error &error) override;
    void datagramRefused(const SocketAddress &from, const QByteArray &datagram, const Error &error) override;
    void datagramsDropped(int count) override;
    [[nodiscard]] quint64 kernelDrops() const override;

    const std::shared_ptr<const TlsContext> m_tls;
    std::unique_ptr<DtlsListener> m_listener;
    QByteArray m_answer;
};

} // namespace swb
