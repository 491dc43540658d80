// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/socket/hops.h"

#include <array>
#include <cstring>
#include <netinet/in.h>
#include <sys/socket.h>

#ifndef IPV6_2292PKTOPTIONS
#define IPV6_2292PKTOPTIONS 6 // linux/in6.h, which does not go with netinet/in.h
#endif

namespace swb {

namespace {

bool isIPv6(int descriptor)
{
    sockaddr_storage local{};
    socklen_t size = sizeof local;
    return ::getsockname(descriptor, reinterpret_cast<sockaddr *>(&local), &size) == 0
        && local.ss_family == AF_INET6;
}

/// Whether the option of the socket's own family was taken. One of IPv6 may speak IPv4 as well, and then
/// needs both.
bool setBoth(int descriptor, int ipv4Option, int ipv6Option, int value)
{
    const bool taken = ::setsockopt(descriptor, IPPROTO_IP, ipv4Option, &value, sizeof value) == 0;
    if (!isIPv6(descriptor))
        return taken;
    return ::setsockopt(descriptor, IPPROTO_IPV6, ipv6Option, &value, sizeof value) == 0;
}

/// What the system tells of a connection in the form of control messages.
std::optional<int> askConnection(int connection, int level, int option)
{
    alignas(cmsghdr) std::array<char, 256> control{};
    socklen_t size = control.size();
    if (::getsockopt(connection, level, option, control.data(), &size) != 0)
        return {};
    msghdr header{};
    header.msg_control = control.data();
    header.msg_controllen = size;
    return receivedHopsOf(header);
}

} // namespace

bool setHopsOf(int descriptor, int hops)
{
    return setBoth(descriptor, IP_TTL, IPV6_UNICAST_HOPS, hops);
}

std::optional<int> hopsOf(int descriptor)
{
    int hops = 0;
    socklen_t size = sizeof hops;
    const bool v6 = isIPv6(descriptor);
    if (::getsockopt(descriptor, v6 ? IPPROTO_IPV6 : IPPROTO_IP, v6 ? IPV6_UNICAST_HOPS : IP_TTL, &hops,
                     &size)
        != 0)
        return {};
    return hops;
}

void askForReceivedHops(int descriptor)
{
    setBoth(descriptor, IP_RECVTTL, IPV6_RECVHOPLIMIT, 1);
}

std::optional<int> receivedHopsOf(int connection)
{
    if (isIPv6(connection)) {
        if (const auto hops = askConnection(connection, IPPROTO_IPV6, IPV6_2292PKTOPTIONS))
            return hops;
    }
    return askConnection(connection, IPPROTO_IP, IP_PKTOPTIONS);
}

std::optional<int> receivedHopsOf(const msghdr &datagram)
{
    auto *const message = const_cast<msghdr *>(&datagram);
    for (cmsghdr *control = CMSG_FIRSTHDR(message); control; control = CMSG_NXTHDR(message, control)) {
        const bool ipv4 = control->cmsg_level == IPPROTO_IP && control->cmsg_type == IP_TTL;
        const bool ipv6 = control->cmsg_level == IPPROTO_IPV6 && control->cmsg_type == IPV6_HOPLIMIT;
        if (!ipv4 && !ipv6)
            continue;
        int hops = 0;
        std::memcpy(&hops, CMSG_DATA(control), sizeof hops);
        return hops;
    }
    return {};
}

} // namespace swb
