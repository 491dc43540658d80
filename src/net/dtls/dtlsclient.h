// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/dtls/dtlssession.h"
#include "net/dtls/sessionoutput.h"
#include "net/engine/client.h"

#include <QHostAddress>

namespace swb {

/// A DTLS client: one session with one server, over a connected UDP socket of either family, so that the
/// system tells it when nobody listens there. A name with several addresses is tried address by address, as
/// long as nobody listens.
class DtlsClient final : public Client, private DatagramSocketUser, private DtlsSessionUser
{
public:
    explicit DtlsClient(const ClientTerms &setting);
    ~DtlsClient() override;

    /// Refused: DTLS has no half-close, close_notify ends both directions.
    void halfClose() override;
    void disconnect() override;
    void abort() override;

private:
    void open() override;
    void write(QByteArrayView bytes) override;
    [[nodiscard]] Error sendNow(const QByteArray &bytes);
    void tryNextAddress();
    void connected(const SocketAddress &remote);
    void receive();
    void undelivered();
    void lookForRefusal();
    void socketFailed(const Error &error);
    [[nodiscard]] QString notDelivered() const;
    void addressFailed(const Error &error);
    void giveUp(const Error &error);
    void endWith(LinkState state, EventKind kind, Direction direction);
    void letGo();

    void socketReady(bool read, bool write) override;
    void readingChanged() override;
    void sessionOpened(DtlsSession &session, const TlsFacts &facts, const Error &flaw) override;
    void sessionReceived(DtlsSession &session, const QByteArray &payload) override;
    void sessionIgnored(DtlsSession &session, const QByteArray &datagram) override;
    void sessionClosed(DtlsSession &session) override;
    void sessionFailed(DtlsSession &session, const Error &error) override;

    QList<QHostAddress> m_addresses; ///< still to be tried
    std::unique_ptr<QObject> m_context; ///< of answers that come later
    std::unique_ptr<DatagramSocket> m_socket;
    std::unique_ptr<SessionOutput> m_output;
    std::unique_ptr<DtlsSession> m_session;
    std::unique_ptr<DatagramBatch> m_batch;
    Error m_undelivered; ///< met by a write of the session, and not told yet
};

} // namespace swb
