// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/socketaddress.h"
#include "net/socket/socketheaders.h"

namespace swb {

/// An address as socket calls expect it, with its length (ip(7), ipv6(7)).
struct SockAddr
{
    sockaddr_storage storage{};
    socklen_t length = sizeof(sockaddr_storage);

    [[nodiscard]] sockaddr *get() { return reinterpret_cast<sockaddr *>(&storage); }
};

[[nodiscard]] SockAddr toSockAddr(const SocketAddress &address);
/// IPv4 addresses mapped into IPv6 become IPv4 (RFC 4291 2.5.5.2).
[[nodiscard]] SocketAddress fromSockAddr(const sockaddr_storage &storage);

} // namespace swb
