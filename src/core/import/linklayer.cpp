// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/capturedpacket.h"
#include "core/import/ipheaders.h"
#include "core/import/packetbytes.h"
#include "core/import/upperpdureader.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::CapturedPacket)
};

using Read = ReadPacket;

// EtherTypes, https://www.iana.org/assignments/ieee-802-numbers
constexpr quint16 typeIPv4 = 0x0800;
constexpr quint16 typeArp = 0x0806;
constexpr quint16 typeIPv6 = 0x86dd;
constexpr quint16 typeVlan = 0x8100;
constexpr quint16 typeServiceVlan = 0x88a8;
constexpr quint16 typeOldServiceVlan = 0x9100;
constexpr quint16 smallestType = 0x0600; // below this the field is the length of an IEEE 802.3 frame

constexpr qsizetype ethernetBytes = 14;
constexpr qsizetype vlanBytes = 4;
constexpr qsizetype cookedBytes = 16;
constexpr qsizetype cooked2Bytes = 20;
constexpr qsizetype loopbackBytes = 4;

Read readByType(quint16 type, PacketBytes bytes)
{
    while (type == typeVlan || type == typeServiceVlan || type == typeOldServiceVlan) {
        if (!bytes.has(vlanBytes))
            return cutOff();
        type = bytes.word(2);
        bytes = bytes.from(vlanBytes);
    }
    switch (type) {
    case typeIPv4:
        return readIPv4(bytes);
    case typeIPv6:
        return readIPv6(bytes);
    case typeArp:
        return SkippedPacket{u"ARP"_s};
    default:
        break;
    }
    if (type < smallestType)
        return SkippedPacket{Words::tr("IEEE 802.3 without IP")};
    return SkippedPacket{Words::tr("EtherType 0x%1").arg(type, 4, 16, QLatin1Char('0'))};
}

Read readIp(PacketBytes bytes)
{
    if (!bytes.has(1))
        return cutOff();
    switch (bytes.byte(0) >> 4) {
    case 4:
        return readIPv4(bytes);
    case 6:
        return readIPv6(bytes);
    default:
        return SkippedPacket{Words::tr("not IP")};
    }
}

/// AF_INET is 2 everywhere; AF_INET6 is 10, 24, 28 or 30, in either byte order.
Read readLoopback(PacketBytes bytes)
{
    if (!bytes.has(loopbackBytes))
        return cutOff();
    const quint32 written = bytes.longWord(0);
    const quint32 family = written > 0xffff ? qbswap(written) : written;
    switch (family) {
    case 2:
        return readIPv4(bytes.from(loopbackBytes));
    case 10:
    case 24:
    case 28:
    case 30:
        return readIPv6(bytes.from(loopbackBytes));
    default:
        return SkippedPacket{Words::tr("address family %1").arg(family)};
    }
}

Read readFramed(PacketBytes bytes, qsizetype headerBytes, qsizetype typeAt)
{
    if (!bytes.has(headerBytes))
        return cutOff();
    return readByType(bytes.word(typeAt), bytes.from(headerBytes));
}

} // namespace

Read readPacket(LinkType type, QByteArrayView packet, qsizetype length)
{
    const PacketBytes bytes(packet);
    switch (type) {
    case LinkType::Ethernet:
        return readFramed(bytes, ethernetBytes, 12);
    case LinkType::Loopback:
        return readLoopback(bytes);
    case LinkType::RawIp:
        return readIp(bytes);
    case LinkType::LinuxCooked:
        return readFramed(bytes, cookedBytes, 14);
    case LinkType::UpperPdu:
        return readUpperPdu(packet, qMax(length, packet.size()));
    case LinkType::LinuxCooked2:
        break;
    }
    return readFramed(bytes, cooked2Bytes, 0);
}

} // namespace swb
