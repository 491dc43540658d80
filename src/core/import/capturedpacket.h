// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/conversation.h"
#include "core/log/event.h"

#include <QByteArrayView>
#include <variant>

namespace swb {

/// The packet header types of capture files (https://www.tcpdump.org/linktypes.html) that can be read.
enum class LinkType : quint8 {
    Ethernet,
    /// 4 bytes of address family, in the byte order of the capturing machine (NULL) or of the network.
    Loopback,
    RawIp,
    LinuxCooked, ///< SLL
    LinuxCooked2, ///< SLL2
    UpperPdu, ///< what a program exported, after tags that identify it (core/export/upperpdu.h)
};

/// A TCP segment or a UDP datagram, found in a packet.
struct CapturedPacket
{
    // Bits of the flags byte, RFC 9293 3.1
    static constexpr quint8 fin = 0x01;
    static constexpr quint8 syn = 0x02;
    static constexpr quint8 rst = 0x04;
    static constexpr quint8 ack = 0x10;

    [[nodiscard]] bool isSyn() const { return tcp && (flags & syn); }
    /// From the side that connects.
    [[nodiscard]] bool isFirstSyn() const { return isSyn() && !(flags & ack); }
    /// The number of the first byte of payload; a SYN occupies one of its own.
    [[nodiscard]] quint32 firstByte() const { return sequence + (isSyn() ? 1 : 0); }

    bool tcp = false;
    SocketAddress source;
    SocketAddress destination;
    quint8 flags = 0; ///< TCP only
    quint32 sequence = 0; ///< TCP only
    quint32 acknowledged = 0; ///< TCP only: number of the next expected byte, if the ACK flag is set
    quint32 length = 0; ///< bytes of payload, according to the headers
    QByteArrayView payload; ///< what was captured of it; a view into the packet
    quint32 fragments = 0; ///< number of IP fragments it was assembled from; 0 if it was whole
};

/// A fragment of an IP datagram (RFC 791 3.2, RFC 8200 4.5).
struct CapturedFragment
{
    SocketAddress source; ///< without a port
    SocketAddress destination;
    quint8 protocol = 0; ///< of what follows the IP headers of the first fragment
    quint32 identification = 0;
    quint32 offset = 0; ///< of its first byte within the datagram
    quint32 length = 0; ///< bytes, according to the headers
    bool isLast = false;
    QByteArrayView payload; ///< what was captured of it; a view into the packet
};

/// Bytes that a program has exported with their addresses; for a stream, without their position in it.
struct CapturedPdu
{
    Event event; ///< what the tags say about it; the payload is a view into the record
    Conversation conversation; ///< as its side sees it; id None if there are no addresses
    SocketAddress source;
    SocketAddress destination;
    bool isOurs = false; ///< exported by this program: event and conversation have their numbers and sides
    bool goesOn = false; ///< the next record holds more of the same bytes
};

/// Why a packet is none of these: a short name such as "ARP", for counting.
struct SkippedPacket
{
    QString reason;
};

using ReadPacket = std::variant<CapturedPacket, CapturedFragment, CapturedPdu, SkippedPacket>;

/// Reads one packet of a capture, of which `bytes` were kept. Pure; accepts bytes of any origin. VLAN tags
/// (IEEE 802.1Q), IPv4 options (RFC 791) and IPv6 extension headers (RFC 8200 4) are skipped. `length` is the
/// packet's length on the wire, if less was kept.
[[nodiscard]] ReadPacket readPacket(LinkType type, QByteArrayView bytes, qsizetype length = 0);

} // namespace swb
