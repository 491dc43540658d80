// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/error.h"
#include "core/values/operation.h"
#include "core/values/transport.h"
#include "net/transport/connectedsocket.h"

#include <QTcpSocket>

namespace swb {

/// A Qt socket for this transport: QSslSocket for TLS, whether from the start or later, else QTcpSocket;
/// without a proxy, and with a bounded buffer from the beginning.
[[nodiscard]] std::unique_ptr<QTcpSocket> newQtSocket(Transport transport);

/// qtSocketError() for a connection or an attempt at one: adds codes for unreachable and silent peers, which
/// datagrams do not have.
[[nodiscard]] Error streamError(Operation operation, QAbstractSocket::SocketError error,
                                const QString &errorString, const QString &what);

/// A connected QTcpSocket or QSslSocket, in the thread where it was made.
class QtSocket final : public ConnectedSocket
{
public:
    QtSocket(std::unique_ptr<QTcpSocket> socket, const SocketAddress &remote)
        : m_socket(std::move(socket))
        , m_remote(remote)
    { }

    SocketAddress localAddress() const override;
    SocketAddress remoteAddress() const override { return m_remote; }
    std::optional<int> receivedHops() const override;
    std::unique_ptr<Stream> makeStream(StreamTerms terms) override;

private:
    std::unique_ptr<QTcpSocket> m_socket;
    const SocketAddress m_remote;
};

/// Takes over a descriptor that a QtListener has accepted.
[[nodiscard]] std::unique_ptr<QtSocket> adoptQtSocket(Transport transport, qintptr descriptor,
                                                      const SocketAddress &peer);

} // namespace swb
