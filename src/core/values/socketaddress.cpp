// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/values/socketaddress.h"

#include "core/values/ipaddress.h"
#include "core/values/numbertext.h"

#include <QHashFunctions>
#include <algorithm>
#include <limits>

namespace swb {

namespace {

SocketAddress fromIPv6(QStringView text, quint16 port)
{
    SocketAddress address;
    const qsizetype percent = text.indexOf(u'%');
    if (percent >= 0) {
        const auto zone = parseDecimal(text.sliced(percent + 1), std::numeric_limits<quint32>::max());
        if (!zone)
            return {};
        address.scopeId = *zone;
        text = text.first(percent);
    }
    const auto bytes = parseIPv6(text);
    if (!bytes)
        return {};
    address.bytes = *bytes;
    address.port = port;
    address.family = SocketAddress::Family::IPv6;
    return address;
}

void appendIp(QByteArray &out, const SocketAddress &address)
{
    if (address.family == SocketAddress::Family::IPv4)
        appendIPv4(out, address.bytes.data());
    if (address.family != SocketAddress::Family::IPv6)
        return;
    appendIPv6(out, address.bytes.data());
    if (address.scopeId != 0) {
        out.append('%');
        appendNumber(out, address.scopeId);
    }
}

} // namespace

SocketAddress SocketAddress::fromIp(const QString &ip, quint16 port)
{
    if (ip.contains(u':'))
        return fromIPv6(ip, port);
    const auto ipv4 = parseIPv4(ip);
    if (!ipv4)
        return {};
    SocketAddress address;
    std::copy(ipv4->begin(), ipv4->end(), address.bytes.begin());
    address.port = port;
    address.family = Family::IPv4;
    return address;
}

bool SocketAddress::isLoopback() const
{
    if (family == Family::IPv4)
        return bytes[0] == 127;
    if (family == Family::None)
        return false;
    if (isMappedIPv4(bytes.data()))
        return bytes[12] == 127;
    return bytes == IPv6Bytes{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
}

bool SocketAddress::isAny() const
{
    return family != Family::None && bytes == IPv6Bytes{};
}

bool SocketAddress::isMulticast() const
{
    return family == Family::IPv4 ? bytes[0] >> 4 == 0xe : family == Family::IPv6 && bytes[0] == 0xff;
}

bool SocketAddress::isLimitedBroadcast() const
{
    return family == Family::IPv4
        && std::all_of(bytes.begin(), bytes.begin() + 4, [](quint8 byte) { return byte == 255; });
}

bool SocketAddress::isLinkLocal() const
{
    if (family != Family::IPv6)
        return false;
    const int scope = bytes[1] & 0xf;
    return bytes[0] == 0xff ? scope == 1 || scope == 2 : bytes[0] == 0xfe && (bytes[1] & 0xc0) == 0x80;
}

QString SocketAddress::ip() const
{
    QByteArray text;
    appendIp(text, *this);
    return QString::fromLatin1(text);
}

void SocketAddress::appendTo(QByteArray &out) const
{
    if (family == Family::None)
        return;
    if (family == Family::IPv6)
        out.append('[');
    appendIp(out, *this);
    out.append(family == Family::IPv6 ? "]:" : ":");
    appendNumber(out, port);
}

QString SocketAddress::toString() const
{
    QByteArray text;
    appendTo(text);
    return QString::fromLatin1(text);
}

size_t qHash(const SocketAddress &address, size_t seed) noexcept
{
    const size_t ip = qHashBits(address.bytes.data(), address.bytes.size(), seed);
    return qHashMulti(ip, address.scopeId, address.port, quint8(address.family));
}

} // namespace swb
