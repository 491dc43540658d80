// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/transport/native/groupsocket.h"

#include "core/values/errorcatalog.h"
#include "net/socket/localchoice.h"
#include "net/socket/sockaddr.h"
#include "net/socket/socketcalls.h"
#include "net/transport/groupproblem.h"
#include "net/transport/native/boundsocket.h"

#include <cerrno>

namespace swb {

namespace {

bool leaveThrough(int descriptor, bool isIPv6, quint32 interface)
{
    if (isIPv6)
        return setSocketOption(descriptor, IPPROTO_IPV6, IPV6_MULTICAST_IF, int(interface));
    ip_mreqn request{};
    request.imr_ifindex = int(interface);
    return ::setsockopt(descriptor, IPPROTO_IP, IP_MULTICAST_IF, &request, sizeof request) == 0;
}

/// Whether all options were accepted; errno says why not.
bool setUpGroup(int descriptor, const ClientSettings &settings, const SocketAddress &group)
{
    const bool isIPv6 = group.family == SocketAddress::Family::IPv6;
    const int level = isIPv6 ? IPPROTO_IPV6 : IPPROTO_IP;
    const int loop = settings.groupLoop ? 1 : 0;
    if (!setSocketOption(descriptor, level, isIPv6 ? IPV6_MULTICAST_HOPS : IP_MULTICAST_TTL,
                         settings.groupTtl)
        || !setSocketOption(descriptor, level, isIPv6 ? IPV6_MULTICAST_LOOP : IP_MULTICAST_LOOP, loop))
        return false;
    const quint32 interface = interfaceTowards(settings, group);
    return interface == 0 || leaveThrough(descriptor, isIPv6, interface);
}

} // namespace

Result<SocketDescriptor> groupSocket(const ClientSettings &settings, const SocketAddress &to,
                                     const SocketAddress &local, const QString &what)
{
    if (const Error problem = groupProblem(settings, to, what); problem.isError())
        return problem;
    SocketDescriptor made(openSocket(to.family, SOCK_DGRAM));
    SocketAddress ours = local;
    if (local.isNull())
        ours.family = to.family;
    if (!made.isOpen())
        return systemError(Operation::Connect, errno, what);
    if (!bindSocket(made.get(), ours))
        return local.isNull() ? systemError(Operation::Connect, errno, what)
                              : systemError(Operation::Bind, errno, what, describeLocalChoice(local));
    if (!to.isMulticast())
        setSocketOption(made.get(), SOL_SOCKET, SO_BROADCAST, 1);
    else if (!setUpGroup(made.get(), settings, to))
        return systemError(Operation::Send, errno, what);
    widenBuffers(made.get());
    reportDestinations(made.get());
    return made;
}

/// Connects a second socket in place of the first, which sends nothing and makes the system choose.
SocketAddress localAddressTowards(const SocketAddress &to, int descriptor)
{
    SocketAddress local = localAddressOf(descriptor);
    const quint16 port = local.port;
    SocketDescriptor asked(openSocket(to.family, SOCK_DGRAM));
    setSocketOption(asked.get(), SOL_SOCKET, SO_BROADCAST, 1);
    if (asked.isOpen() && connectSocket(asked.get(), to))
        local = localAddressOf(asked.get());
    local.port = port;
    return local;
}

} // namespace swb
