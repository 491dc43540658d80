// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/datagram/boundsocket.h"

#include "net/socket/binding.h"

#include <QNetworkProxy>
#include <sys/socket.h>

namespace swb {

void widenBuffers(int descriptor)
{
    constexpr int wanted = 4 << 20; // the system gives what it allows
    ::setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &wanted, sizeof wanted);
    ::setsockopt(descriptor, SOL_SOCKET, SO_SNDBUF, &wanted, sizeof wanted);
#ifdef SO_RXQ_OVFL
    const int on = 1;
    ::setsockopt(descriptor, SOL_SOCKET, SO_RXQ_OVFL, &on, sizeof on);
#endif
}

Result<std::unique_ptr<QUdpSocket>> bindDatagramSocket(const EndpointUrl &url, const QHostAddress &address)
{
    auto socket = std::make_unique<QUdpSocket>();
    socket->setProxy(QNetworkProxy::NoProxy);
    if (!socket->bind(address, url.port, QAbstractSocket::DontShareAddress))
        return bindError(url, address, socket->error(), socket->errorString());
    widenBuffers(int(socket->socketDescriptor()));
    return socket;
}

} // namespace swb
