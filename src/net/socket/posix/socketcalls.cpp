// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/socket/socketcalls.h"

#include "net/socket/sockaddr.h"

#include <cerrno>
#include <fcntl.h>
#include <net/if.h>
#include <sys/ioctl.h>
#include <unistd.h>
#ifdef Q_OS_LINUX
#include <linux/sockios.h>
#endif

namespace swb {

namespace {

#ifdef SOCK_NONBLOCK

int openQuietly(int family, int kind)
{
    return ::socket(family, kind | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
}

int acceptQuietly(int listener, SockAddr &from)
{
    return ::accept4(listener, from.get(), &from.length, SOCK_NONBLOCK | SOCK_CLOEXEC);
}

#else

/// For systems whose calls take no flags, such as macOS, which also sends SIGPIPE unless a socket is told not
/// to.
int quiet(int made)
{
    if (made < 0)
        return made;
    stopBlocking(made);
    ::fcntl(made, F_SETFD, FD_CLOEXEC);
#ifdef SO_NOSIGPIPE
    setSocketOption(made, SOL_SOCKET, SO_NOSIGPIPE, 1);
#endif
    return made;
}

int openQuietly(int family, int kind)
{
    return quiet(::socket(family, kind, 0));
}

int acceptQuietly(int listener, SockAddr &from)
{
    return quiet(::accept(listener, from.get(), &from.length));
}

#endif

/// The answer of ioctl(2) for a socket; 0 if there is none.
int askedOf(qintptr descriptor, unsigned long request)
{
    int value = 0;
    return ::ioctl(int(descriptor), request, &value) == 0 ? value : 0;
}

} // namespace

int openSocket(SocketAddress::Family family, int kind)
{
    return openQuietly(family == SocketAddress::Family::IPv6 ? AF_INET6 : AF_INET, kind);
}

int closeSocket(int descriptor)
{
    return ::close(descriptor);
}

bool bindSocket(int descriptor, const SocketAddress &to)
{
    SockAddr address = toSockAddr(to);
    return ::bind(descriptor, address.get(), address.length) == 0;
}

bool listenOn(int descriptor, int backlog)
{
    return ::listen(descriptor, backlog) == 0;
}

bool connectSocket(int descriptor, const SocketAddress &to)
{
    SockAddr address = toSockAddr(to);
    return ::connect(descriptor, address.get(), address.length) == 0;
}

int acceptSocket(int listener, SocketAddress &from)
{
    SockAddr peer;
    const int accepted = acceptQuietly(listener, peer);
    if (accepted >= 0)
        from = fromSockAddr(peer.storage);
    return accepted;
}

void stopBlocking(int descriptor)
{
    ::fcntl(descriptor, F_SETFL, ::fcntl(descriptor, F_GETFL) | O_NONBLOCK);
}

bool endSending(qintptr descriptor)
{
    return ::shutdown(int(descriptor), SHUT_WR) == 0;
}

bool setSocketOption(int descriptor, int level, int name, int value)
{
    return ::setsockopt(descriptor, level, name, &value, sizeof value) == 0;
}

std::optional<int> socketOption(int descriptor, int level, int name)
{
    int value = 0;
    socklen_t size = sizeof value;
    return ::getsockopt(descriptor, level, name, &value, &size) == 0 ? std::optional(value) : std::nullopt;
}

int takePendingError(int descriptor)
{
    const std::optional<int> pending = socketOption(descriptor, SOL_SOCKET, SO_ERROR);
    return pending ? *pending : errno;
}

void resetOnClose(qintptr descriptor)
{
    const linger atOnce{1, 0};
    ::setsockopt(int(descriptor), SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
}

void keepUrgentBytesInLine(qintptr descriptor)
{
    setSocketOption(int(descriptor), SOL_SOCKET, SO_OOBINLINE, 1);
}

qint64 unreadBytes(qintptr descriptor)
{
    return askedOf(descriptor, FIONREAD);
}

qint64 unacknowledgedBytes([[maybe_unused]] qintptr descriptor)
{
#ifdef SIOCOUTQ
    return askedOf(descriptor, SIOCOUTQ);
#else
    return 0;
#endif
}

bool isIPv6Socket(int descriptor)
{
    SockAddr local;
    return ::getsockname(descriptor, local.get(), &local.length) == 0 && local.storage.ss_family == AF_INET6;
}

SocketAddress localAddressOf(int descriptor)
{
    SockAddr address;
    return ::getsockname(descriptor, address.get(), &address.length) == 0 ? fromSockAddr(address.storage)
                                                                          : SocketAddress();
}

SocketAddress remoteAddressOf(int descriptor)
{
    SockAddr address;
    return ::getpeername(descriptor, address.get(), &address.length) == 0 ? fromSockAddr(address.storage)
                                                                          : SocketAddress();
}

quint32 interfaceIndex(const QString &name)
{
    if (const quint32 index = ::if_nametoindex(name.toLocal8Bit().constData()))
        return index;
    char room[IF_NAMESIZE] = {};
    const quint32 number = name.toUInt();
    return number != 0 && ::if_indextoname(number, room) ? number : 0;
}

} // namespace swb
