// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/certificates/namelimits.h"

#include <algorithm>

namespace swb {

QHostAddress NameLimits::Network::mask() const
{
    if (address.protocol() == QAbstractSocket::IPv4Protocol)
        return QHostAddress(prefixLength == 0 ? 0U : ~0U << (32 - prefixLength));
    Q_IPV6ADDR bits{};
    for (int bit = 0; bit < prefixLength; ++bit)
        bits[bit / 8] = quint8(bits[bit / 8] | 0x80U >> (bit % 8));
    return QHostAddress(bits);
}

bool NameLimits::permits(const QString &name) const
{
    return std::ranges::any_of(names, [&](const QString &tree) {
        return name.compare(tree, Qt::CaseInsensitive) == 0
            || name.endsWith(u'.' + tree, Qt::CaseInsensitive);
    });
}

bool NameLimits::permits(const QHostAddress &address) const
{
    return std::ranges::any_of(networks, [&](const Network &network) {
        return address.isInSubnet(network.address, network.prefixLength);
    });
}

NameLimits NameLimits::ofThisHost(const QStringList &hostNames)
{
    const auto network = [](const char *address, int prefixLength) {
        return Network{QHostAddress(QString::fromLatin1(address)), prefixLength};
    };
    NameLimits limits{{QStringLiteral("localhost"), QStringLiteral("local"), QStringLiteral("test")},
                      {network("127.0.0.0", 8), network("10.0.0.0", 8), network("172.16.0.0", 12),
                       network("192.168.0.0", 16), network("169.254.0.0", 16), network("::1", 128),
                       network("fc00::", 7), network("fe80::", 10)}};
    for (const QString &name : hostNames) {
        if (!name.isEmpty() && !limits.permits(name))
            limits.names.append(name);
    }
    return limits;
}

} // namespace swb
