// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/transport/native/groupsocket.h"

#include "core/values/errorcatalog.h"
#include "net/socket/localchoice.h"
#include "net/socket/sockaddr.h"
#include "net/socket/socketends.h"
#include "net/transport/groupproblem.h"
#include "net/transport/native/boundsocket.h"

#include <cerrno>

namespace swb {

namespace {

bool setOption(int descriptor, int level, int name, int value)
{
    return ::setsockopt(descriptor, level, name, &value, sizeof value) == 0;
}

bool leaveThrough(int descriptor, bool isIPv6, quint32 interface)
{
    if (isIPv6)
        return setOption(descriptor, IPPROTO_IPV6, IPV6_MULTICAST_IF, int(interface));
    ip_mreqn request{};
    request.imr_ifindex = int(interface);
    return ::setsockopt(descriptor, IPPROTO_IP, IP_MULTICAST_IF, &request, sizeof request) == 0;
}

/// Whether all of it was taken; errno says why not.
bool setUpGroup(int descriptor, const ClientSettings &settings, const SocketAddress &group)
{
    const bool isIPv6 = group.family == SocketAddress::Family::IPv6;
    const int level = isIPv6 ? IPPROTO_IPV6 : IPPROTO_IP;
    const int loop = settings.groupLoop ? 1 : 0;
    if (!setOption(descriptor, level, isIPv6 ? IPV6_MULTICAST_HOPS : IP_MULTICAST_TTL, settings.groupTtl)
        || !setOption(descriptor, level, isIPv6 ? IPV6_MULTICAST_LOOP : IP_MULTICAST_LOOP, loop))
        return false;
    const quint32 interface = interfaceTowards(settings, group);
    return interface == 0 || leaveThrough(descriptor, isIPv6, interface);
}

} // namespace

Result<Descriptor> groupSocket(const ClientSettings &settings, const SocketAddress &to,
                               const SocketAddress &local, const QString &what)
{
    if (const Error problem = groupProblem(settings, to, what); problem.isError())
        return problem;
    const int family = to.family == SocketAddress::Family::IPv6 ? AF_INET6 : AF_INET;
    Descriptor made(::socket(family, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    SockAddr ours = toSockAddr(local);
    if (local.isNull()) {
        ours.storage.ss_family = sa_family_t(family);
        ours.length = family == AF_INET6 ? sizeof(sockaddr_in6) : sizeof(sockaddr_in);
    }
    if (!made.isOpen())
        return systemError(Operation::Connect, errno, what);
    if (::bind(made.get(), ours.get(), ours.length) != 0)
        return local.isNull() ? systemError(Operation::Connect, errno, what)
                              : systemError(Operation::Bind, errno, what, describeLocalChoice(local));
    if (!to.isMulticast())
        setOption(made.get(), SOL_SOCKET, SO_BROADCAST, 1);
    else if (!setUpGroup(made.get(), settings, to))
        return systemError(Operation::Send, errno, what);
    widenBuffers(made.get());
    reportDestinations(made.get());
    return made;
}

/// A second socket is connected in the first one's place, which sends nothing and has the system choose.
SocketAddress localAddressTowards(const SocketAddress &to, int descriptor)
{
    SocketAddress local = localAddressOf(descriptor);
    const quint16 port = local.port;
    Descriptor asked(::socket(to.family == SocketAddress::Family::IPv6 ? AF_INET6 : AF_INET,
                              SOCK_DGRAM | SOCK_CLOEXEC, 0));
    setOption(asked.get(), SOL_SOCKET, SO_BROADCAST, 1);
    SockAddr target = toSockAddr(to);
    if (asked.isOpen() && ::connect(asked.get(), target.get(), target.length) == 0)
        local = localAddressOf(asked.get());
    local.port = port;
    return local;
}

} // namespace swb
