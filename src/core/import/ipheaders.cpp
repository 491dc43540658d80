// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/ipheaders.h"

#include <QCoreApplication>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::CapturedPacket)
};

using Read = ReadPacket;

// Protocol numbers, https://www.iana.org/assignments/protocol-numbers
enum Protocol : quint8 {
    HopByHop = 0,
    Icmp = 1,
    Igmp = 2,
    Tcp = 6,
    Udp = 17,
    Routing = 43,
    Fragment = 44,
    Esp = 50,
    Authentication = 51,
    IcmpV6 = 58,
    NoNextHeader = 59,
    DestinationOptions = 60,
    Sctp = 132,
    Mobility = 135,
    HostIdentity = 139,
    Shim6 = 140,
};

constexpr qsizetype ipv4Bytes = 20;
constexpr qsizetype ipv6Bytes = 40;
constexpr qsizetype fragmentBytes = 8;
constexpr qsizetype tcpBytes = 20;
constexpr qsizetype udpBytes = 8;

/// What the IP headers have said so far.
struct Carrier
{
    SocketAddress source;
    SocketAddress destination;
    qsizetype length = 0; ///< bytes after the current header, according to it; fewer may have been captured
};

SocketAddress addressAt(PacketBytes bytes, qsizetype at, SocketAddress::Family family)
{
    SocketAddress address;
    address.family = family;
    std::copy_n(reinterpret_cast<const quint8 *>(bytes.at(at)),
                family == SocketAddress::Family::IPv4 ? 4 : 16, address.bytes.begin());
    return address;
}

/// Ports, payload and its length, for both protocols.
CapturedPacket transportPacket(const Carrier &carrier, PacketBytes bytes, qsizetype headerBytes,
                               qsizetype length)
{
    CapturedPacket packet;
    packet.source = carrier.source;
    packet.destination = carrier.destination;
    packet.source.port = bytes.word(0);
    packet.destination.port = bytes.word(2);
    packet.length = quint32(length);
    packet.payload = bytes.from(headerBytes).first(length).view();
    return packet;
}

/// RFC 9293 3.1
Read readTcp(const Carrier &carrier, PacketBytes bytes)
{
    if (!bytes.has(tcpBytes))
        return cutOff();
    const qsizetype headerBytes = (bytes.byte(12) >> 4) * 4;
    if (headerBytes < tcpBytes || headerBytes > carrier.length)
        return cutOff();
    CapturedPacket packet = transportPacket(carrier, bytes, headerBytes, carrier.length - headerBytes);
    packet.tcp = true;
    packet.sequence = bytes.longWord(4);
    packet.acknowledged = bytes.longWord(8);
    packet.flags = bytes.byte(13);
    return packet;
}

/// RFC 768. A length of 0 belongs to a jumbogram (RFC 2675 4).
Read readUdp(const Carrier &carrier, PacketBytes bytes)
{
    if (!bytes.has(udpBytes))
        return cutOff();
    const qsizetype told = bytes.word(4) == 0 ? carrier.length : bytes.word(4);
    if (told < udpBytes || told > carrier.length)
        return cutOff();
    return transportPacket(carrier, bytes, udpBytes, told - udpBytes);
}

Read readTransport(quint8 protocol, const Carrier &carrier, PacketBytes bytes)
{
    bytes = bytes.first(carrier.length);
    switch (protocol) {
    case Tcp:
        return readTcp(carrier, bytes);
    case Udp:
        return readUdp(carrier, bytes);
    default:
        return SkippedPacket{protocolName(protocol)};
    }
}

bool isExtension(quint8 header)
{
    constexpr quint8 extensions[]
        = {HopByHop, Routing, Fragment, Authentication, DestinationOptions, Mobility, HostIdentity, Shim6};
    return std::find(std::begin(extensions), std::end(extensions), header) != std::end(extensions);
}

/// A fragment of any other protocol is counted by its name.
Read fragmentOf(const Carrier &carrier, quint8 protocol, quint32 identification, quint16 field,
                PacketBytes bytes, bool isLast)
{
    const bool extended = isExtension(protocol); // it may precede any of them
    if (protocol != Tcp && protocol != Udp && !extended)
        return SkippedPacket{protocolName(protocol)};
    CapturedFragment fragment{
        carrier.source, carrier.destination,     protocol, identification,
        field * 8U,     quint32(carrier.length), isLast,   bytes.first(carrier.length).view()};
    return fragment;
}

/// RFC 8200 4; RFC 4302 2.2 for the authentication header, which counts differently.
qsizetype extensionBytes(quint8 header, PacketBytes bytes)
{
    if (header == Fragment)
        return fragmentBytes;
    return header == Authentication ? (bytes.byte(1) + 2) * 4 : (bytes.byte(1) + 1) * 8;
}

Read readBehindIPv6(quint8 header, Carrier carrier, PacketBytes bytes)
{
    while (isExtension(header)) {
        if (!bytes.has(8))
            return cutOff();
        const qsizetype size = extensionBytes(header, bytes);
        if (size > carrier.length || !bytes.has(size))
            return cutOff();
        const quint8 next = bytes.byte(0);
        const quint16 field = bytes.word(2);
        const quint32 identification = header == Fragment ? bytes.longWord(4) : 0;
        const bool isPart = header == Fragment && (field & 0xfff9);
        carrier.length -= size;
        bytes = bytes.from(size);
        if (isPart)
            return fragmentOf(carrier, next, identification, field >> 3, bytes, (field & 1) == 0);
        header = next;
    }
    return readTransport(header, carrier, bytes);
}

} // namespace

ReadPacket cutOff()
{
    return SkippedPacket{Words::tr("cut off or damaged")};
}

Read readIPv4(PacketBytes bytes)
{
    if (!bytes.has(ipv4Bytes) || bytes.byte(0) >> 4 != 4)
        return cutOff();
    const qsizetype headerBytes = (bytes.byte(0) & 0x0f) * 4;
    // Segments that the network card will cut have a length of 0 when captured.
    const qsizetype told = bytes.word(2) == 0 ? bytes.size() : bytes.word(2);
    if (headerBytes < ipv4Bytes || told < headerBytes || !bytes.has(headerBytes))
        return cutOff();
    const quint16 fragment = bytes.word(6);
    const Carrier carrier{addressAt(bytes, 12, SocketAddress::Family::IPv4),
                          addressAt(bytes, 16, SocketAddress::Family::IPv4), told - headerBytes};
    if (fragment & 0x3fff)
        return fragmentOf(carrier, bytes.byte(9), bytes.word(4), fragment & 0x1fff, bytes.from(headerBytes),
                          (fragment & 0x2000) == 0);
    return readTransport(bytes.byte(9), carrier, bytes.from(headerBytes));
}

Read readIPv6(PacketBytes bytes)
{
    if (!bytes.has(ipv6Bytes) || bytes.byte(0) >> 4 != 6)
        return cutOff();
    const qsizetype told = bytes.word(4) == 0 ? bytes.size() - ipv6Bytes : bytes.word(4); // RFC 2675
    const Carrier carrier{addressAt(bytes, 8, SocketAddress::Family::IPv6),
                          addressAt(bytes, 24, SocketAddress::Family::IPv6), told};
    return readBehindIPv6(bytes.byte(6), carrier, bytes.from(ipv6Bytes));
}

Read readWhole(const CapturedFragment &fragment, PacketBytes bytes)
{
    const Carrier carrier{fragment.source, fragment.destination, bytes.size()};
    return readBehindIPv6(fragment.protocol, carrier, bytes); // extension headers are not protocols of IPv4
}

QString protocolName(quint8 protocol)
{
    switch (protocol) {
    case Tcp:
        return u"TCP"_s;
    case Udp:
        return u"UDP"_s;
    case Icmp:
        return u"ICMP"_s;
    case IcmpV6:
        return u"ICMPv6"_s;
    case Igmp:
        return u"IGMP"_s;
    case Sctp:
        return u"SCTP"_s;
    case Esp:
        return u"IPsec ESP"_s;
    case NoNextHeader:
        return Words::tr("IPv6 without content");
    default:
        return Words::tr("IP protocol %1").arg(protocol);
    }
}

} // namespace swb
