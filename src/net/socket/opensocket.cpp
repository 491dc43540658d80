// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/socket/opensocket.h"

#include "net/socket/binding.h"
#include "net/socket/hops.h"
#include "net/socket/qtaddress.h"

#include <cerrno>

namespace swb {

namespace {

/// In6addr_any for both families, if the system has IPv6.
SocketAddress addressToBind(const QHostAddress &address, quint16 port)
{
    const bool both = address == QHostAddress(QHostAddress::Any);
    return fromQt(both ? QHostAddress(QHostAddress::AnyIPv6) : address, port);
}

} // namespace

Result<SocketDescriptor> boundSocket(const EndpointUrl &url, const QHostAddress &address, bool reuseAddress)
{
    const int kind = isStream(url.transport) ? SOCK_STREAM : SOCK_DGRAM;
    const bool both = address == QHostAddress(QHostAddress::Any);
    const SocketAddress wanted = addressToBind(address, url.port);
    SocketDescriptor made(openSocket(wanted.family, kind));
    if (!made.isOpen() && both && errno == EAFNOSUPPORT)
        return boundSocket(url, QHostAddress(QHostAddress::AnyIPv4), reuseAddress);
    if (!made.isOpen())
        return bindError(url, address, errno);
    if (wanted.family == SocketAddress::Family::IPv6)
        setSocketOption(made.get(), IPPROTO_IPV6, IPV6_V6ONLY, both ? 0 : 1);
    if (reuseAddress && (kind == SOCK_STREAM || address.isMulticast()))
        setSocketOption(made.get(), SOL_SOCKET, SO_REUSEADDR, 1);
    if (!bindSocket(made.get(), wanted))
        return bindError(url, address, errno);
    return made;
}

Result<SocketDescriptor> listeningSocket(const EndpointUrl &url, const QHostAddress &address, int backlog,
                                         const SocketOptions &options, AppliedOptions &applied)
{
    Result<SocketDescriptor> made = boundSocket(url, address, options.reuseAddress);
    if (!made)
        return made;
    const int descriptor = made.value().get();
    applied = applyOptions(descriptor, options, url.toString());
    if (!listenOn(descriptor, backlog))
        return bindError(url, address, errno);
    addBacklog(applied, descriptor, backlog);
    return made;
}

SocketDescriptor connectingSocket(const SocketAddress &remote, int kind, int hops)
{
    Operation failed = Operation::Connect;
    return connectingSocket(remote, kind, hops, {}, failed);
}

SocketDescriptor connectingSocket(const SocketAddress &remote, int kind, int hops, const SocketAddress &local,
                                  Operation &failed, const std::function<void(int)> &prepare)
{
    failed = Operation::Connect;
    SocketDescriptor made(openSocket(remote.family, kind));
    if (made.isOpen() && hops > 0)
        setHopsOf(made.get(), hops);
    if (made.isOpen() && prepare)
        prepare(made.get());
    if (made.isOpen() && !local.isNull() && !bindSocket(made.get(), local)) {
        failed = Operation::Bind;
        return made;
    }
    if (made.isOpen() && connectSocket(made.get(), remote))
        errno = 0;
    return made;
}

} // namespace swb
