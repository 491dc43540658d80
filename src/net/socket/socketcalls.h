// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/owneddescriptor.h"
#include "core/values/socketaddress.h"

#include <QString>
#include <optional>

namespace swb {

/// The socket calls that differ between POSIX and Winsock, for everything outside the native family:
/// posix/socketcalls.cpp and winsock/socketcalls.cpp. Failures set errno, with POSIX's numbers on Windows
/// too. On Windows a descriptor is a SOCKET, of which only 32 bits are significant, as for any handle.

/// A non-blocking socket of this kind (SOCK_STREAM, SOCK_DGRAM) that child processes do not inherit; -1 with
/// errno.
[[nodiscard]] int openSocket(SocketAddress::Family family, int kind);
/// 0, or -1 with errno.
int closeSocket(int descriptor);
using SocketDescriptor = OwnedDescriptor<closeSocket>;

/// bind(2), listen(2), connect(2): return whether it worked; a connection in progress is EINPROGRESS.
[[nodiscard]] bool bindSocket(int descriptor, const SocketAddress &to);
[[nodiscard]] bool listenOn(int descriptor, int backlog);
[[nodiscard]] bool connectSocket(int descriptor, const SocketAddress &to);
/// The next connection of a listener, non-blocking and not inherited, with the address that the peer had then
/// (accept(2)); -1 with errno.
[[nodiscard]] int acceptSocket(int listener, SocketAddress &from);
/// For a descriptor that came from elsewhere.
void stopBlocking(int descriptor);
/// FIN: no more will be sent, and reading continues (shutdown(2)). Returns whether the system did it.
[[nodiscard]] bool endSending(qintptr descriptor);

/// setsockopt(2) and getsockopt(2).
bool setSocketOption(int descriptor, int level, int name, int value);
[[nodiscard]] std::optional<int> socketOption(int descriptor, int level, int name);
/// Returns and clears the pending error of a socket (SO_ERROR); 0 for none.
[[nodiscard]] int takePendingError(int descriptor);
/// Makes the following close send RST: SO_LINGER with a time of zero (socket(7), RFC 9293 3.10.5).
void resetOnClose(qintptr descriptor);
/// A byte sent as urgent stays where it was written, as RFC 6093 recommends (SO_OOBINLINE, socket(7)).
void keepUrgentBytesInLine(qintptr descriptor);

/// Bytes that have arrived but have not been read (FIONREAD, tcp(7)); 0 if the system does not report it.
[[nodiscard]] qint64 unreadBytes(qintptr descriptor);
/// Bytes that the peer has not acknowledged yet (SIOCOUTQ, tcp(7)); 0 if the system does not report it.
[[nodiscard]] qint64 unacknowledgedBytes(qintptr descriptor);

/// Whether it is an IPv6 socket, even if it uses only IPv4.
[[nodiscard]] bool isIPv6Socket(int descriptor);
/// The two ends of a connected socket (getsockname(2), getpeername(2)); null if it has none.
[[nodiscard]] SocketAddress localAddressOf(int descriptor);
[[nodiscard]] SocketAddress remoteAddressOf(int descriptor);

/// The index of an interface, given by its name or by its index in digits; 0 if there is none
/// (if_nametoindex(3)).
[[nodiscard]] quint32 interfaceIndex(const QString &name);

} // namespace swb
