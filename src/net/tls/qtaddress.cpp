// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/tls/qtaddress.h"

#include <QtEndian>
#include <algorithm>

namespace swb {

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
    if (isIPv4) {
        result.family = SocketAddress::Family::IPv4;
        qToBigEndian(ipv4, result.bytes.data());
        return result;
    }
    const Q_IPV6ADDR ipv6 = address.toIPv6Address();
    result.family = SocketAddress::Family::IPv6;
    std::copy(std::begin(ipv6.c), std::end(ipv6.c), result.bytes.begin());
    result.scopeId = address.scopeId().toUInt();
    return result;
}

} // namespace swb
