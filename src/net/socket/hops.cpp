// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/socket/hops.h"

#include "net/socket/socketcalls.h"
#include "net/socket/socketheaders.h"

namespace swb {

bool setHopsOf(int descriptor, int hops)
{
    // An IPv6 socket may use IPv4 as well, and then needs both.
    const bool taken = setSocketOption(descriptor, IPPROTO_IP, IP_TTL, hops);
    return isIPv6Socket(descriptor) ? setSocketOption(descriptor, IPPROTO_IPV6, IPV6_UNICAST_HOPS, hops)
                                    : taken;
}

std::optional<int> hopsOf(int descriptor)
{
    return isIPv6Socket(descriptor) ? socketOption(descriptor, IPPROTO_IPV6, IPV6_UNICAST_HOPS)
                                    : socketOption(descriptor, IPPROTO_IP, IP_TTL);
}

} // namespace swb
