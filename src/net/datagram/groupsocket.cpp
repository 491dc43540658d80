// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/datagram/groupsocket.h"

#include "core/values/errorcatalog.h"
#include "net/datagram/boundsocket.h"
#include "net/socket/interfaces.h"
#include "net/socket/sockaddr.h"

#include <QCoreApplication>
#include <cerrno>

namespace swb {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(GroupSocket)
};

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
    const quint32 interface = settings.groupInterface.isEmpty() ? group.scopeId
                                                                : interfaceIndex(settings.groupInterface);
    return interface == 0 || leaveThrough(descriptor, isIPv6, interface);
}

Error zoneProblem(const ClientSettings &settings, const SocketAddress &to, const QString &what)
{
    const QString &name = settings.groupInterface;
    if (!name.isEmpty() && interfaceIndex(name) == 0)
        return makeError(ErrorCode::NoSuchInterface, what,
                         Words::tr("The name asked for is “%1”.").arg(name));
    if (name.isEmpty() && to.isLinkLocal() && to.scopeId == 0)
        return makeError(ErrorCode::AddressNeedsZone, what);
    return {};
}

} // namespace

Result<Descriptor> groupSocket(const ClientSettings &settings, const SocketAddress &to, const QString &what)
{
    if (const Error problem = zoneProblem(settings, to, what); problem.isError())
        return problem;
    const int family = to.family == SocketAddress::Family::IPv6 ? AF_INET6 : AF_INET;
    Descriptor made(::socket(family, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    SockAddr any;
    any.storage.ss_family = sa_family_t(family);
    any.length = family == AF_INET6 ? sizeof(sockaddr_in6) : sizeof(sockaddr_in);
    if (!made || ::bind(made.get(), any.get(), any.length) != 0)
        return systemError(Operation::Connect, errno, what);
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
    if (asked && ::connect(asked.get(), target.get(), target.length) == 0)
        local = localAddressOf(asked.get());
    local.port = port;
    return local;
}

QString describeGroup(const ClientSettings &settings)
{
    QStringList parts{Words::tr("TTL %1").arg(settings.groupTtl)};
    if (!settings.groupInterface.isEmpty())
        parts << Words::tr("through %1").arg(settings.groupInterface);
    parts << (settings.groupLoop ? Words::tr("programs of this computer receive it too")
                                 : Words::tr("not for programs of this computer"));
    return parts.join(QStringLiteral(", "));
}

} // namespace swb
