// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/transport/native/boundsocket.h"

#include "net/socket/qtaddress.h"

namespace swb {

void widenBuffers(int descriptor)
{
    constexpr int wanted = 4 << 20; // the system gives what it allows
    setSocketOption(descriptor, SOL_SOCKET, SO_RCVBUF, wanted);
    setSocketOption(descriptor, SOL_SOCKET, SO_SNDBUF, wanted);
#ifdef SO_RXQ_OVFL
    setSocketOption(descriptor, SOL_SOCKET, SO_RXQ_OVFL, 1);
#endif
}

void reportDestinations(int descriptor)
{
    // Neither affects the other family, but a socket for both needs both.
    setSocketOption(descriptor, IPPROTO_IPV6, IPV6_RECVPKTINFO, 1);
    setSocketOption(descriptor, IPPROTO_IP, IP_PKTINFO, 1);
}

Result<SocketDescriptor> bindDatagramSocket(const EndpointUrl &url, const QHostAddress &address,
                                            bool reuseAddress)
{
    Result<SocketDescriptor> made = boundSocket(url, address, reuseAddress);
    if (!made)
        return made;
    widenBuffers(made.value().get());
    if (fromQt(address, 0).isAny())
        reportDestinations(made.value().get());
    return made;
}

} // namespace swb
