// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/dtls/dtlsconnection.h"
#include "net/engine/client.h"

#include <QHostAddress>

namespace swb {

/// A DTLS client: one session with one server, over a connected UDP socket of either family, so that the
/// system reports when nobody listens there. The addresses of a name are tried in turn, as long as nobody
/// listens.
class DtlsClient final : public Client, private DtlsConnectionUser
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
    void addressFailed(const Error &error);
    void giveUp(const Error &error);
    void endWith(LinkState state, EventKind kind, Direction direction);
    void letGo();

    void readingChanged() override;
    void connectionOpened(const TlsFacts &facts, const Error &flaw) override;
    void connectionReceived(const QByteArray &payload) override;
    void connectionIgnored(const QByteArray &datagram) override;
    void connectionUndelivered(const Error &error) override;
    void connectionClosed() override;
    void connectionFailed(const Error &error, bool isRefusal) override;

    QList<QHostAddress> m_addresses; ///< still to be tried
    std::unique_ptr<QObject> m_context; ///< for answers that come later
    std::unique_ptr<DatagramBatch> m_batch;
    std::unique_ptr<DtlsConnection> m_connection;
};

} // namespace swb
