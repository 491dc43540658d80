// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/transport/qt/qtsocket.h"

#include "core/engine/settings.h"
#include "net/socket/hops.h"
#include "net/socket/qtaddress.h"
#include "net/socket/socketcalls.h"
#include "net/transport/qt/qtsocketerror.h"
#include "net/transport/qt/qtstream.h"

#include <QCoreApplication>
#include <QNetworkProxy>
#include <QSslSocket>

namespace swb {

std::unique_ptr<QTcpSocket> newQtSocket(Transport transport)
{
    std::unique_ptr<QTcpSocket> socket;
    if (isEncrypted(transport))
        socket = std::make_unique<QSslSocket>();
    else
        socket = std::make_unique<QTcpSocket>();
    socket->setProxy(QNetworkProxy::NoProxy);
    socket->setReadBufferSize(limits::receiveBytes);
    return socket;
}

Error streamError(Operation operation, QAbstractSocket::SocketError error, const QString &errorString,
                  const QString &what)
{
    if (error == QAbstractSocket::NetworkError)
        return makeError(operation,
                         errorString == QCoreApplication::translate("QNativeSocketEngine", "Host unreachable")
                             ? ErrorCode::HostUnreachable
                             : ErrorCode::NetworkUnreachable,
                         what);
    if (error == QAbstractSocket::SocketTimeoutError)
        return makeError(
            operation,
            operation == Operation::Connect ? ErrorCode::ConnectTimeout : ErrorCode::ConnectionLost, what);
    return qtSocketError(operation, error, errorString, what);
}

SocketAddress QtSocket::localAddress() const
{
    return m_socket ? fromQt(m_socket->localAddress(), m_socket->localPort()) : SocketAddress();
}

std::optional<int> QtSocket::receivedHops() const
{
    return m_socket ? receivedHopsOf(int(m_socket->socketDescriptor())) : std::nullopt;
}

std::unique_ptr<Stream> QtSocket::makeStream(StreamTerms terms)
{
    return std::make_unique<QtStream>(std::move(terms), std::move(m_socket));
}

std::unique_ptr<QtSocket> adoptQtSocket(Transport transport, qintptr descriptor, const SocketAddress &peer)
{
    auto socket = newQtSocket(transport);
    if (!socket->setSocketDescriptor(descriptor))
        closeSocket(int(descriptor)); // the stream reports that it is over
    return std::make_unique<QtSocket>(std::move(socket), peer);
}

} // namespace swb
