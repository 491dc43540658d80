// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/socket/interfaces.h"

#include "net/socket/opensocket.h"
#include "net/socket/sockaddr.h"

#include <algorithm>
#include <cerrno>
#include <ifaddrs.h>
#include <memory>
#include <net/if.h>

namespace swb {

namespace {

using Addresses = std::unique_ptr<ifaddrs, decltype(&::freeifaddrs)>;

Addresses interfaceAddresses()
{
    ifaddrs *first = nullptr;
    return {::getifaddrs(&first) == 0 ? first : nullptr, &::freeifaddrs};
}

} // namespace

QList<GroupInterface> groupInterfaces()
{
    constexpr unsigned wanted = IFF_UP | IFF_MULTICAST;
    QList<GroupInterface> found;
    const Addresses all = interfaceAddresses();
    for (const ifaddrs *entry = all.get(); entry; entry = entry->ifa_next) {
        const quint32 index = ::if_nametoindex(entry->ifa_name);
        const bool known = std::any_of(found.cbegin(), found.cend(),
                                       [index](const GroupInterface &other) { return other.index == index; });
        if (index != 0 && !known && (entry->ifa_flags & wanted) == wanted)
            found.append({QString::fromLocal8Bit(entry->ifa_name), index});
    }
    std::sort(found.begin(), found.end(), [](const auto &a, const auto &b) { return a.index < b.index; });
    return found;
}

quint32 interfaceIndex(const QString &name)
{
    if (const quint32 index = ::if_nametoindex(name.toLocal8Bit().constData()))
        return index;
    char room[IF_NAMESIZE] = {};
    const quint32 number = name.toUInt();
    return number != 0 && ::if_indextoname(number, room) ? number : 0;
}

bool isAddressOfThisComputer(const SocketAddress &address)
{
    if (address.isLoopback())
        return true;
    const Addresses all = interfaceAddresses();
    for (const ifaddrs *entry = all.get(); entry; entry = entry->ifa_next) {
        const int family = entry->ifa_addr ? entry->ifa_addr->sa_family : AF_UNSPEC;
        if (family != AF_INET && family != AF_INET6)
            continue;
        SockAddr own;
        std::copy_n(reinterpret_cast<const char *>(entry->ifa_addr),
                    family == AF_INET ? sizeof(sockaddr_in) : sizeof(sockaddr_in6),
                    reinterpret_cast<char *>(&own.storage));
        const SocketAddress known = fromSockAddr(own.storage);
        if (known.family == address.family && known.bytes == address.bytes)
            return true;
    }
    return false;
}

/// connect(2) of a datagram socket sends nothing and refuses an address of everybody with EACCES, unless the
/// socket has SO_BROADCAST. A forbidden route is refused with both.
bool isBroadcast(const SocketAddress &address)
{
    if (address.family != SocketAddress::Family::IPv4)
        return false;
    if (address.isLimitedBroadcast())
        return true;
    Descriptor asked = connectingSocket(address, SOCK_DGRAM);
    if (!asked.isOpen() || errno != EACCES)
        return false;
    const int on = 1;
    ::setsockopt(asked.get(), SOL_SOCKET, SO_BROADCAST, &on, sizeof on);
    SockAddr to = toSockAddr(address);
    return ::connect(asked.get(), to.get(), to.length) == 0;
}

} // namespace swb
