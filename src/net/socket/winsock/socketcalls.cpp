// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/socket/socketcalls.h"

#include "net/socket/sockaddr.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <iphlpapi.h>

namespace swb {

namespace {

struct Number
{
    int winsock;
    int posix;
};

/// Those that the error catalogue has words for (Windows Sockets error codes, learn.microsoft.com).
constexpr std::array numbers{
    Number{WSAEWOULDBLOCK, EAGAIN},
    Number{WSAEINTR, EINTR},
    Number{WSAEACCES, EACCES},
    Number{WSAEFAULT, EFAULT},
    Number{WSAEINVAL, EINVAL},
    Number{WSAEMFILE, EMFILE},
    Number{WSAENOTSOCK, ENOTSOCK},
    Number{WSAEMSGSIZE, EMSGSIZE},
    Number{WSAENOPROTOOPT, ENOPROTOOPT},
    Number{WSAEPROTONOSUPPORT, EPROTONOSUPPORT},
    Number{WSAEOPNOTSUPP, EOPNOTSUPP},
    Number{WSAEAFNOSUPPORT, EAFNOSUPPORT},
    Number{WSAEADDRINUSE, EADDRINUSE},
    Number{WSAEADDRNOTAVAIL, EADDRNOTAVAIL},
    Number{WSAENETDOWN, ENETDOWN},
    Number{WSAENETUNREACH, ENETUNREACH},
    Number{WSAENETRESET, ENETRESET},
    Number{WSAECONNABORTED, ECONNABORTED},
    Number{WSAECONNRESET, ECONNRESET},
    Number{WSAENOBUFS, ENOBUFS},
    Number{WSAEISCONN, EISCONN},
    Number{WSAENOTCONN, ENOTCONN},
    Number{WSAETIMEDOUT, ETIMEDOUT},
    Number{WSAECONNREFUSED, ECONNREFUSED},
    Number{WSAEHOSTUNREACH, EHOSTUNREACH},
};

int posixNumber(int found)
{
    const auto *const known = std::find_if(numbers.begin(), numbers.end(),
                                           [found](const Number &number) { return number.winsock == found; });
    return known == numbers.end() ? EIO : known->posix;
}

/// Sets errno to the error of the last call.
void takeError()
{
    errno = posixNumber(::WSAGetLastError());
}

bool wentWell(int result)
{
    if (result == 0)
        return true;
    takeError();
    return false;
}

/// Winsock must be started before its first call, and counts how often it was; Qt starts it, too.
void start()
{
    static const bool started = [] {
        WSADATA about;
        return ::WSAStartup(MAKEWORD(2, 2), &about) == 0;
    }();
    Q_UNUSED(started);
}

SOCKET socketOf(qintptr descriptor)
{
    return SOCKET(descriptor);
}

} // namespace

int openSocket(SocketAddress::Family family, int kind)
{
    start();
    const SOCKET made = ::WSASocketW(family == SocketAddress::Family::IPv6 ? AF_INET6 : AF_INET, kind, 0,
                                     nullptr, 0, WSA_FLAG_OVERLAPPED | WSA_FLAG_NO_HANDLE_INHERIT);
    if (made == INVALID_SOCKET) {
        takeError();
        return -1;
    }
    stopBlocking(int(made));
    return int(made);
}

int closeSocket(int descriptor)
{
    return wentWell(::closesocket(socketOf(descriptor))) ? 0 : -1;
}

bool bindSocket(int descriptor, const SocketAddress &to)
{
    SockAddr address = toSockAddr(to);
    return wentWell(::bind(socketOf(descriptor), address.get(), address.length));
}

bool listenOn(int descriptor, int backlog)
{
    return wentWell(::listen(socketOf(descriptor), backlog));
}

bool connectSocket(int descriptor, const SocketAddress &to)
{
    SockAddr address = toSockAddr(to);
    if (wentWell(::connect(socketOf(descriptor), address.get(), address.length)))
        return true;
    if (errno == EAGAIN)
        errno = EINPROGRESS; // Winsock's error for a connection in progress
    return false;
}

int acceptSocket(int listener, SocketAddress &from)
{
    SockAddr peer;
    const SOCKET accepted = ::accept(socketOf(listener), peer.get(), &peer.length);
    if (accepted == INVALID_SOCKET) {
        takeError();
        return -1;
    }
    ::SetHandleInformation(HANDLE(accepted), HANDLE_FLAG_INHERIT, 0);
    stopBlocking(int(accepted));
    from = fromSockAddr(peer.storage);
    return int(accepted);
}

void stopBlocking(int descriptor)
{
    u_long quietly = 1;
    ::ioctlsocket(socketOf(descriptor), long(FIONBIO), &quietly);
}

bool endSending(qintptr descriptor)
{
    return wentWell(::shutdown(socketOf(descriptor), SD_SEND));
}

bool setSocketOption(int descriptor, int level, int name, int value)
{
    return wentWell(::setsockopt(socketOf(descriptor), level, name, reinterpret_cast<const char *>(&value),
                                 sizeof value));
}

std::optional<int> socketOption(int descriptor, int level, int name)
{
    int value = 0; // a one-byte option fills the lowest byte
    int size = sizeof value;
    const bool told
        = wentWell(::getsockopt(socketOf(descriptor), level, name, reinterpret_cast<char *>(&value), &size));
    return told ? std::optional(value) : std::nullopt;
}

int takePendingError(int descriptor)
{
    const std::optional<int> pending = socketOption(descriptor, SOL_SOCKET, SO_ERROR);
    if (!pending)
        return errno;
    return *pending == 0 ? 0 : posixNumber(*pending);
}

void resetOnClose(qintptr descriptor)
{
    const linger atOnce{1, 0};
    ::setsockopt(socketOf(descriptor), SOL_SOCKET, SO_LINGER, reinterpret_cast<const char *>(&atOnce),
                 sizeof atOnce);
}

void keepUrgentBytesInLine(qintptr descriptor)
{
    setSocketOption(int(descriptor), SOL_SOCKET, SO_OOBINLINE, 1);
}

qint64 unreadBytes(qintptr descriptor)
{
    u_long waiting = 0;
    return ::ioctlsocket(socketOf(descriptor), long(FIONREAD), &waiting) == 0 ? qint64(waiting) : 0;
}

qint64 unacknowledgedBytes(qintptr)
{
    return 0; // Winsock has no such query
}

bool isIPv6Socket(int descriptor)
{
    WSAPROTOCOL_INFOW about{};
    int size = sizeof about;
    return ::getsockopt(socketOf(descriptor), SOL_SOCKET, SO_PROTOCOL_INFOW, reinterpret_cast<char *>(&about),
                        &size)
        == 0
        && about.iAddressFamily == AF_INET6;
}

SocketAddress localAddressOf(int descriptor)
{
    SockAddr address;
    return ::getsockname(socketOf(descriptor), address.get(), &address.length) == 0
        ? fromSockAddr(address.storage)
        : SocketAddress();
}

SocketAddress remoteAddressOf(int descriptor)
{
    SockAddr address;
    return ::getpeername(socketOf(descriptor), address.get(), &address.length) == 0
        ? fromSockAddr(address.storage)
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
