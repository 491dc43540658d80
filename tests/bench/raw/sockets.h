// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/raw/fd.h"

#include <cstdint>

namespace swb::bench {

/// Throws std::system_error with the current errno.
[[noreturn]] void throwErrno(const char *what);

/// Non-blocking sockets on 127.0.0.1. Each function throws std::system_error on failure.
[[nodiscard]] Fd listenTcp(std::uint16_t port);
[[nodiscard]] Fd bindUdp(std::uint16_t port);
/// The connection may still be in progress: the socket is writable when it is decided, see connectError().
[[nodiscard]] Fd connectTcp(std::uint16_t port);
[[nodiscard]] Fd connectUdp(std::uint16_t port);

/// SO_ERROR: 0 once a connect has succeeded.
[[nodiscard]] int connectError(int fd);
/// Waits for poll(2) events for at most this long; false on timeout.
[[nodiscard]] bool waitFor(int fd, short events, int milliseconds);
void disableNagle(int fd);

/// A port of 127.0.0.1 that neither a TCP nor a UDP socket uses, outside the range of outgoing connections.
[[nodiscard]] std::uint16_t freePort();

/// Lets this process and its children open this many descriptors, as far as the system permits.
void raiseDescriptorLimit(unsigned wanted);

} // namespace swb::bench
