// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/socket/sockaddr.h"

#include <cstring>

namespace swb {

SockAddr toSockAddr(const SocketAddress &address)
{
    SockAddr result;
    if (address.family == SocketAddress::Family::IPv6) {
        sockaddr_in6 in6{};
        in6.sin6_family = AF_INET6;
        in6.sin6_port = htons(address.port);
        in6.sin6_scope_id = address.scopeId;
        std::memcpy(&in6.sin6_addr, address.bytes.data(), 16);
        std::memcpy(&result.storage, &in6, sizeof in6);
        result.length = sizeof in6;
    } else {
        sockaddr_in in4{};
        in4.sin_family = AF_INET;
        in4.sin_port = htons(address.port);
        std::memcpy(&in4.sin_addr, address.bytes.data(), 4);
        std::memcpy(&result.storage, &in4, sizeof in4);
        result.length = sizeof in4;
    }
    return result;
}

SocketAddress fromSockAddr(const sockaddr_storage &storage)
{
    SocketAddress address;
    if (storage.ss_family == AF_INET) {
        const auto *const in4 = reinterpret_cast<const sockaddr_in *>(&storage);
        address.family = SocketAddress::Family::IPv4;
        address.port = ntohs(in4->sin_port);
        std::memcpy(address.bytes.data(), &in4->sin_addr, 4);
    } else if (storage.ss_family == AF_INET6) {
        const auto *const in6 = reinterpret_cast<const sockaddr_in6 *>(&storage);
        address.port = ntohs(in6->sin6_port);
        if (IN6_IS_ADDR_V4MAPPED(&in6->sin6_addr)) {
            address.family = SocketAddress::Family::IPv4;
            std::memcpy(address.bytes.data(), in6->sin6_addr.s6_addr + 12, 4);
        } else {
            address.family = SocketAddress::Family::IPv6;
            address.scopeId = in6->sin6_scope_id;
            std::memcpy(address.bytes.data(), &in6->sin6_addr, 16);
        }
    }
    return address;
}

} // namespace swb
