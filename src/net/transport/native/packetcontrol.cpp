// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/transport/native/packetcontrol.h"

#include <cstring>

namespace swb {

namespace {

template <typename Value>
Value contentOf(const cmsghdr *control)
{
    Value value{};
    std::memcpy(&value, CMSG_DATA(control), sizeof value);
    return value;
}

SocketAddress fromIPv4(const in_addr &address)
{
    SocketAddress result;
    result.family = SocketAddress::Family::IPv4;
    std::memcpy(result.bytes.data(), &address, sizeof address);
    return result;
}

SocketAddress fromIPv6(const in6_addr &address, quint32 interface)
{
    sockaddr_storage storage{};
    sockaddr_in6 in6{};
    in6.sin6_family = AF_INET6;
    in6.sin6_addr = address;
    std::memcpy(&storage, &in6, sizeof in6);
    SocketAddress result = fromSockAddr(storage); // an IPv4-mapped address becomes IPv4
    if (result.isLinkLocal())
        result.scopeId = interface;
    return result;
}

void readIPv4(const cmsghdr *control, PacketInfo &info)
{
    const auto told = contentOf<in_pktinfo>(control);
    info = {fromIPv4(told.ipi_addr), fromIPv4(told.ipi_spec_dst), quint32(told.ipi_ifindex)};
}

void readIPv6(const cmsghdr *control, PacketInfo &info)
{
    if (info.interface != 0)
        return; // a socket of both families reports IPv4 in both forms, of which IPv4's says more
    const auto told = contentOf<in6_pktinfo>(control);
    info.interface = told.ipi6_ifindex;
    info.destination = fromIPv6(told.ipi6_addr, told.ipi6_ifindex);
    if (!info.destination.isMulticast())
        info.local = info.destination;
}

template <typename Value>
size_t writeControl(char *room, int level, int type, const Value &value)
{
    cmsghdr header{};
    header.cmsg_level = level;
    header.cmsg_type = type;
    header.cmsg_len = CMSG_LEN(sizeof value);
    std::memset(room, 0, CMSG_SPACE(sizeof value));
    std::memcpy(room, &header, sizeof header);
    std::memcpy(room + CMSG_LEN(0), &value, sizeof value);
    return CMSG_SPACE(sizeof value);
}

void readIPv4Control(const cmsghdr *control, ReceivedDatagram &received)
{
    if (control->cmsg_type == IP_PKTINFO)
        readIPv4(control, received.info);
    else if (control->cmsg_type == IP_TTL)
        received.hops = contentOf<int>(control);
}

void readIPv6Control(const cmsghdr *control, ReceivedDatagram &received)
{
    if (control->cmsg_type == IPV6_PKTINFO)
        readIPv6(control, received.info);
    else if (control->cmsg_type == IPV6_HOPLIMIT)
        received.hops = contentOf<int>(control);
}

} // namespace

ReceivedDatagram readControls(const msghdr &header, DatagramBatch &batch)
{
    ReceivedDatagram received;
    auto *const message = const_cast<msghdr *>(&header);
    for (cmsghdr *control = CMSG_FIRSTHDR(message); control; control = CMSG_NXTHDR(message, control)) {
        if (control->cmsg_level == IPPROTO_IP)
            readIPv4Control(control, received);
        else if (control->cmsg_level == IPPROTO_IPV6)
            readIPv6Control(control, received);
#ifdef SO_RXQ_OVFL
        else if (control->cmsg_level == SOL_SOCKET && control->cmsg_type == SO_RXQ_OVFL)
            batch.setDroppedBySystem(contentOf<quint32>(control));
#endif
    }
    return received;
}

size_t writeSourceControl(char *room, const SocketAddress &from, const SocketAddress &to)
{
    if (to.family == SocketAddress::Family::IPv4) {
        in_pktinfo info{};
        std::memcpy(&info.ipi_spec_dst, from.bytes.data(), sizeof info.ipi_spec_dst);
        return writeControl(room, IPPROTO_IP, IP_PKTINFO, info);
    }
    in6_pktinfo info{};
    info.ipi6_ifindex = from.scopeId;
    if (from.family == SocketAddress::Family::IPv6) {
        std::memcpy(&info.ipi6_addr, from.bytes.data(), sizeof info.ipi6_addr);
    } else {
        info.ipi6_addr.s6_addr[10] = info.ipi6_addr.s6_addr[11] = 0xff;
        std::memcpy(info.ipi6_addr.s6_addr + 12, from.bytes.data(), 4);
    }
    return writeControl(room, IPPROTO_IPV6, IPV6_PKTINFO, info);
}

} // namespace swb
