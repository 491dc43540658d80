// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/socket/hops.h"

#include "net/socket/socketcalls.h"
#include "net/socket/socketheaders.h"

#include <array>
#include <cstring>

#ifdef Q_OS_LINUX
#ifndef IPV6_2292PKTOPTIONS
#define IPV6_2292PKTOPTIONS 6 // from linux/in6.h, which conflicts with netinet/in.h
#endif
#endif

namespace swb {

#ifdef Q_OS_LINUX

namespace {

std::optional<int> hopsIn(const cmsghdr &control)
{
    const bool ipv4 = control.cmsg_level == IPPROTO_IP && control.cmsg_type == IP_TTL;
    const bool ipv6 = control.cmsg_level == IPPROTO_IPV6 && control.cmsg_type == IPV6_HOPLIMIT;
    if (!ipv4 && !ipv6)
        return {};
    int hops = 0;
    std::memcpy(&hops, CMSG_DATA(&control), sizeof hops);
    return hops;
}

/// Asks the system for what it reports about a connection as control messages.
std::optional<int> askConnection(int connection, int level, int option)
{
    constexpr size_t enough = 256;
    alignas(cmsghdr) std::array<char, enough> room{};
    socklen_t size = room.size();
    if (::getsockopt(connection, level, option, room.data(), &size) != 0)
        return {};
    msghdr header{};
    header.msg_control = room.data();
    header.msg_controllen = size;
    for (cmsghdr *control = CMSG_FIRSTHDR(&header); control; control = CMSG_NXTHDR(&header, control)) {
        if (const auto hops = hopsIn(*control))
            return hops;
    }
    return {};
}

} // namespace

std::optional<int> receivedHopsOf(int connection)
{
    if (isIPv6Socket(connection)) {
        if (const auto hops = askConnection(connection, IPPROTO_IPV6, IPV6_2292PKTOPTIONS))
            return hops;
    }
    return askConnection(connection, IPPROTO_IP, IP_PKTOPTIONS);
}

#else

std::optional<int> receivedHopsOf(int)
{
    return {};
}

#endif

void askForReceivedHops(int descriptor)
{
    setSocketOption(descriptor, IPPROTO_IP, IP_RECVTTL, 1);
    if (isIPv6Socket(descriptor))
        setSocketOption(descriptor, IPPROTO_IPV6, IPV6_RECVHOPLIMIT, 1);
}

} // namespace swb
