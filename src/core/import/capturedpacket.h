// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/socketaddress.h"

#include <QByteArrayView>
#include <variant>

namespace swb {

/// How a capture file's packets begin (https://www.tcpdump.org/linktypes.html), as far as they are read here.
enum class LinkType : quint8 {
    Ethernet,
    Loopback, ///< 4 bytes of address family, in the order of the capturing machine (NULL) or of the network
    RawIp,
    LinuxCooked, ///< SLL
    LinuxCooked2, ///< SLL2
};

/// A TCP segment or a UDP datagram, found in a packet.
struct CapturedPacket
{
    // Bits of the flags byte, RFC 9293 3.1
    static constexpr quint8 fin = 0x01;
    static constexpr quint8 syn = 0x02;
    static constexpr quint8 rst = 0x04;
    static constexpr quint8 ack = 0x10;

    bool tcp = false;
    SocketAddress source;
    SocketAddress destination;
    quint8 flags = 0; ///< TCP only
    quint32 sequence = 0; ///< TCP only
    quint32 length = 0; ///< bytes of payload, as the headers tell
    QByteArrayView payload; ///< what was captured of it; a view into the packet
    bool fragment = false; ///< the first fragment of a datagram; the others are not read
};

/// Why a packet is neither: a short name such as "ARP", to be counted by.
struct SkippedPacket
{
    QString reason;
};

/// Reads one packet of a capture, of which `bytes` were kept. Pure; takes bytes of any origin. VLAN tags
/// (IEEE 802.1Q), IPv4 options (RFC 791) and IPv6 extension headers (RFC 8200 4) are stepped over.
[[nodiscard]] std::variant<CapturedPacket, SkippedPacket> readPacket(LinkType type, QByteArrayView bytes);

} // namespace swb
