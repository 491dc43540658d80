// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/transport/native/boundsocket.h"

#include "net/socket/qtaddress.h"

#include <netinet/in.h>
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

void reportDestinations(int descriptor)
{
    const int on = 1;
    ::setsockopt(descriptor, IPPROTO_IPV6, IPV6_RECVPKTINFO, &on,
                 sizeof on); // each does nothing to the other
    ::setsockopt(descriptor, IPPROTO_IP, IP_PKTINFO, &on,
                 sizeof on); // family, but a socket of both needs both
}

Result<Descriptor> bindDatagramSocket(const EndpointUrl &url, const QHostAddress &address, bool reuseAddress)
{
    Result<Descriptor> made = boundSocket(url, address, reuseAddress);
    if (!made)
        return made;
    widenBuffers(made.value().get());
    if (fromQt(address, 0).isAny())
        reportDestinations(made.value().get());
    return made;
}

} // namespace swb
