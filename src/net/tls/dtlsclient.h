// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/engine/client.h"
#include "net/tls/dtlssession.h"

#include <QHostAddress>
#include <QUdpSocket>

namespace swb {

/// A DTLS client: one session with one server, over a connected UDP socket, so that the system tells it when
/// nobody listens there. A name with several addresses is tried address by address, as long as nobody
/// listens.
class DtlsClient final : public Client, private DtlsSessionUser
{
public:
    explicit DtlsClient(const ClientSetting &setting);
    ~DtlsClient() override;

    void send(const QByteArray &bytes) override;
    /// Refused: DTLS has no half-close, close_notify ends both directions.
    void halfClose() override;
    void disconnect() override;
    void abort() override;

private:
    void open() override;
    [[nodiscard]] Error sendNow(const QByteArray &bytes);
    void tryNextAddress();
    void connected();
    void readAll();
    void lookForRefusal();
    void addressFailed(const Error &error);
    void giveUp(const Error &error);
    void endWith(LinkState state, EventKind kind, Direction direction);
    void letGo();

    void readingChanged() override;
    void sessionOpened(DtlsSession &session, const TlsFacts &facts, const Error &flaw) override;
    void sessionReceived(DtlsSession &session, const QByteArray &payload) override;
    void sessionIgnored(DtlsSession &session, const QByteArray &datagram) override;
    void sessionClosed(DtlsSession &session) override;
    void sessionFailed(DtlsSession &session, const Error &error) override;

    QList<QHostAddress> m_addresses; ///< still to be tried
    std::unique_ptr<QUdpSocket> m_socket;
    std::unique_ptr<DtlsSession> m_session;
    QByteArray m_buffer;
};

} // namespace swb
