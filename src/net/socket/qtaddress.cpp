// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/socket/qtaddress.h"

#include "net/socket/socketcalls.h"

#include <QtEndian>
#include <algorithm>

namespace swb {

namespace {

/// The zone's number; 0 for a name that is not an interface.
quint32 zoneOf(const QHostAddress &address)
{
    const QString zone = address.scopeId();
    bool isNumber = false;
    const quint32 number = zone.toUInt(&isNumber);
    return isNumber || zone.isEmpty() ? number : interfaceIndex(zone);
}

} // namespace

QHostAddress toQt(const SocketAddress &address)
{
    if (address.family == SocketAddress::Family::IPv4)
        return QHostAddress(qFromBigEndian<quint32>(address.bytes.data()));
    if (address.family == SocketAddress::Family::None)
        return {};
    QHostAddress result(address.bytes.data());
    if (address.scopeId != 0)
        result.setScopeId(QString::number(address.scopeId));
    return result;
}

SocketAddress fromQt(const QHostAddress &address, quint16 port)
{
    SocketAddress result;
    if (address.isNull())
        return result;
    bool isIPv4 = false;
    const quint32 ipv4 = address.toIPv4Address(&isIPv4);
    result.port = port;
    const bool isAnyIPv6 = address.protocol() == QAbstractSocket::IPv6Protocol && ipv4 == 0; // not 0.0.0.0
    if (isIPv4 && !isAnyIPv6) {
        result.family = SocketAddress::Family::IPv4;
        qToBigEndian(ipv4, result.bytes.data());
        return result;
    }
    const Q_IPV6ADDR ipv6 = address.toIPv6Address();
    result.family = SocketAddress::Family::IPv6;
    std::copy(std::begin(ipv6.c), std::end(ipv6.c), result.bytes.begin());
    result.scopeId = zoneOf(address);
    return result;
}

} // namespace swb
