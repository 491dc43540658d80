// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/dtls/sessionoutput.h"
#include "net/relay/socketend.h"

namespace swb {

/// A session of DTLS with the target, as its client.
class DtlsTargetEnd final : public SocketEnd, private DtlsSessionUser
{
public:
    DtlsTargetEnd(DtlsSessionSetting setting, NetworkThread &thread, DatagramBatch &batch,
                  RelayEndUser &user);
    ~DtlsTargetEnd() override;

    void start() override;
    [[nodiscard]] bool isReady() const override { return m_session && m_session->isOpen(); }
    [[nodiscard]] DatagramsMoved send(std::span<const OutgoingDatagram> datagrams) override;
    [[nodiscard]] Error whyNotSent() const override { return m_whyNotSent; }
    void logRecords(const DatagramEnds &ends, const Subject &wire) override;
    void endSession(const DatagramEnds &ends) override;

private:
    void socketReady(bool read, bool write) override;
    void undelivered();
    void refused(const Error &error);
    void over(DtlsEnd end, const Error &error = {});
    [[nodiscard]] QString notDeliveredWords() const;

    void sessionOpened(DtlsSession &session, const TlsFacts &facts, const Error &flaw) override;
    void sessionReceived(DtlsSession &session, const QByteArray &payload) override;
    void sessionIgnored(DtlsSession &session, const QByteArray &datagram) override;
    void sessionClosed(DtlsSession &session) override;
    void sessionFailed(DtlsSession &session, const Error &error) override;

    const DtlsSessionSetting m_setting;
    const ReceivedDatagram m_target; ///< as the user is told of it
    NetworkThread &m_thread;
    std::unique_ptr<QObject> m_context; ///< of what comes later
    std::unique_ptr<SessionOutput> m_output; ///< outlives the session
    std::unique_ptr<DtlsSession> m_session;
    std::optional<Subject> m_wire;
    Error m_undelivered; ///< met by a write of the session, and not told yet
    Error m_whyNotSent;
    bool m_over = false;
};

} // namespace swb
