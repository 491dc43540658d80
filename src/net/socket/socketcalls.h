// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/owneddescriptor.h"
#include "core/values/socketaddress.h"

#include <QString>
#include <optional>

namespace swb {

/// The calls on sockets that POSIX and Winsock do each in their own way, for all that is not the native
/// family: posix/socketcalls.cpp and winsock/socketcalls.cpp. What fails sets errno, with POSIX's numbers on
/// Windows too. A descriptor of Windows is a SOCKET, of which 32 bits have a meaning, as of any of its
/// handles.

/// A socket of this kind (SOCK_STREAM, SOCK_DGRAM) that does not block and that a program which is started
/// does not inherit; -1 with errno.
[[nodiscard]] int openSocket(SocketAddress::Family family, int kind);
/// 0, or -1 with errno.
int closeSocket(int descriptor);
using SocketDescriptor = OwnedDescriptor<closeSocket>;

/// bind(2), listen(2), connect(2): whether it went well; a connection that is under way is EINPROGRESS.
[[nodiscard]] bool bindSocket(int descriptor, const SocketAddress &to);
[[nodiscard]] bool listenOn(int descriptor, int backlog);
[[nodiscard]] bool connectSocket(int descriptor, const SocketAddress &to);
/// The next connection of a listener, which does not block and is not inherited, with the address that the
/// peer had then (accept(2)); -1 with errno.
[[nodiscard]] int acceptSocket(int listener, SocketAddress &from);
/// For one that came from elsewhere.
void stopBlocking(int descriptor);
/// FIN: no more will be sent, and reading goes on (shutdown(2)). Whether the system did it.
[[nodiscard]] bool endSending(qintptr descriptor);

/// setsockopt(2) and getsockopt(2).
bool setSocketOption(int descriptor, int level, int name, int value);
[[nodiscard]] std::optional<int> socketOption(int descriptor, int level, int name);
/// The pending error of a socket (SO_ERROR), which asking takes away; 0 for none.
[[nodiscard]] int takePendingError(int descriptor);
/// Makes the close that follows send RST: SO_LINGER with a time of zero (socket(7), RFC 9293 3.10.5).
void resetOnClose(qintptr descriptor);
/// A byte that is sent as urgent stays where it was written, as RFC 6093 asks for (SO_OOBINLINE, socket(7)).
void keepUrgentBytesInLine(qintptr descriptor);

/// Bytes that are here and have not been read (FIONREAD, tcp(7)); 0 where the system does not tell.
[[nodiscard]] qint64 unreadBytes(qintptr descriptor);
/// Bytes that the peer has not acknowledged yet (SIOCOUTQ, tcp(7)); 0 where the system does not tell.
[[nodiscard]] qint64 unacknowledgedBytes(qintptr descriptor);

/// Whether it is one of IPv6, also where it speaks IPv4 alone.
[[nodiscard]] bool isIPv6Socket(int descriptor);
/// The two ends of a connected socket (getsockname(2), getpeername(2)); null where it has none.
[[nodiscard]] SocketAddress localAddressOf(int descriptor);
[[nodiscard]] SocketAddress remoteAddressOf(int descriptor);

/// The number of an interface by its name or its number in digits; 0 where there is none (if_nametoindex(3)).
[[nodiscard]] quint32 interfaceIndex(const QString &name);

} // namespace swb
