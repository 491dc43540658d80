// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/socket/sockaddr.h"

#include <array>

namespace swb {

/// What the kernel tells of a datagram on a socket with reportDestinations(), ports 0. All of it is null
/// where the socket told nothing.
struct PacketInfo
{
    SocketAddress destination; ///< as its sender wrote it: an address of ours, a group, or everybody
    SocketAddress local; ///< where an answer leaves from; null where the system is to choose
    quint32 interface = 0; ///< through which it came
};

[[nodiscard]] PacketInfo packetInfoOf(const msghdr &header);

/// The control message that makes a datagram leave from an address of ours (ip(7), ipv6(7)).
struct SourceControl
{
    alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(in6_pktinfo))> bytes{};
    size_t length = 0; ///< 0: none, the system chooses
};

/// `toFamily` is that of the address it goes to (AF_INET, AF_INET6), not of the socket.
[[nodiscard]] SourceControl sourceControl(const SocketAddress &from, sa_family_t toFamily);

} // namespace swb
