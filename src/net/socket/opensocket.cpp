// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/socket/opensocket.h"

#include "net/socket/binding.h"
#include "net/socket/hops.h"
#include "net/socket/qtaddress.h"
#include "net/socket/sockaddr.h"

#include <cerrno>

namespace swb {

namespace {

Descriptor newSocket(int family, int kind)
{
    return Descriptor(::socket(family, kind | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
}

void setOption(int descriptor, int level, int name, int value)
{
    ::setsockopt(descriptor, level, name, &value, sizeof value);
}

/// In6addr_any for both families, where the system has IPv6.
SockAddr addressToBind(const QHostAddress &address, quint16 port)
{
    const bool both = address == QHostAddress(QHostAddress::Any);
    return toSockAddr(fromQt(both ? QHostAddress(QHostAddress::AnyIPv6) : address, port));
}

} // namespace

Result<Descriptor> boundSocket(const EndpointUrl &url, const QHostAddress &address, bool reuseAddress)
{
    const int kind = isStream(url.transport) ? SOCK_STREAM : SOCK_DGRAM;
    const bool both = address == QHostAddress(QHostAddress::Any);
    SockAddr wanted = addressToBind(address, url.port);
    Descriptor made = newSocket(wanted.storage.ss_family, kind);
    if (!made.isOpen() && both && errno == EAFNOSUPPORT)
        return boundSocket(url, QHostAddress(QHostAddress::AnyIPv4), reuseAddress);
    if (!made.isOpen())
        return bindError(url, address, errno);
    if (wanted.storage.ss_family == AF_INET6)
        setOption(made.get(), IPPROTO_IPV6, IPV6_V6ONLY, both ? 0 : 1);
    if (reuseAddress && (kind == SOCK_STREAM || address.isMulticast()))
        setOption(made.get(), SOL_SOCKET, SO_REUSEADDR, 1);
    if (::bind(made.get(), wanted.get(), wanted.length) != 0)
        return bindError(url, address, errno);
    return made;
}

Result<Descriptor> listeningSocket(const EndpointUrl &url, const QHostAddress &address, int backlog,
                                   const SocketOptions &options, AppliedOptions &applied)
{
    Result<Descriptor> made = boundSocket(url, address, options.reuseAddress);
    if (!made)
        return made;
    const int descriptor = made.value().get();
    applied = applyOptions(descriptor, options, url.toString());
    if (::listen(descriptor, backlog) != 0)
        return bindError(url, address, errno);
    addBacklog(applied, descriptor, backlog);
    return made;
}

Descriptor connectingSocket(const SocketAddress &remote, int kind, int hops)
{
    Operation failed = Operation::Connect;
    return connectingSocket(remote, kind, hops, {}, failed);
}

Descriptor connectingSocket(const SocketAddress &remote, int kind, int hops, const SocketAddress &local,
                            Operation &failed, const std::function<void(int)> &prepare)
{
    failed = Operation::Connect;
    SockAddr to = toSockAddr(remote);
    Descriptor made = newSocket(to.storage.ss_family, kind);
    if (made.isOpen() && hops > 0)
        setHopsOf(made.get(), hops);
    if (made.isOpen() && prepare)
        prepare(made.get());
    if (SockAddr ours = toSockAddr(local);
        made.isOpen() && !local.isNull() && ::bind(made.get(), ours.get(), ours.length) != 0) {
        failed = Operation::Bind;
        return made;
    }
    if (made.isOpen() && ::connect(made.get(), to.get(), to.length) == 0)
        errno = 0;
    return made;
}

int takePendingError(int descriptor)
{
    int value = 0;
    socklen_t size = sizeof value;
    return ::getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &value, &size) == 0 ? value : errno;
}

} // namespace swb
