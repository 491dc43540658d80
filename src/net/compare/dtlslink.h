// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/compare/lanelink.h"
#include "net/dtls/dtlssession.h"
#include "net/dtls/sessionoutput.h"
#include "net/loop/descriptorwatcher.h"

namespace swb {

/// A DTLS session over its own UDP socket. The records below are not counted, since QDtls writes them.
class DtlsLink final : public LaneLink, private DatagramSocketUser, private DtlsSessionUser
{
public:
    struct Setting
    {
        SocketFamily sockets;
        SocketAddress target;
        QString name; ///< of the server, for errors
        QString verifyName;
        std::shared_ptr<const TlsContext> tls;
        DescriptorWatcher &watcher;
        DatagramBatch &batch; ///< for reads, shared by all links of a lane
    };

    DtlsLink(LaneLinkUser &user, const ProbeMessages &messages, EndCounters &counters, quint32 index,
             Setting setting);
    ~DtlsLink() override;

    void open() override;
    [[nodiscard]] bool canSend() const override;
    void send(const Probe &probe) override;
    void close() override;
    [[nodiscard]] quint64 kernelDrops() const override;

private:
    void begin();
    void socketReady(bool read, bool write) override;
    void sessionOpened(DtlsSession &session, const TlsFacts &facts, const Error &flaw) override;
    void sessionReceived(DtlsSession &session, const QByteArray &payload) override;
    void sessionIgnored(DtlsSession &session, const QByteArray &datagram) override;
    void sessionClosed(DtlsSession &session) override;
    void sessionFailed(DtlsSession &session, const Error &error) override;

    const Setting m_setting;
    std::unique_ptr<DatagramSocket> m_socket;
    std::unique_ptr<SessionOutput> m_output;
    std::unique_ptr<DtlsSession> m_session;
    QByteArray m_message;
};

} // namespace swb
