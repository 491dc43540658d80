// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/socket/interfaces.h"

#include "net/socket/opensocket.h"
#include "net/socket/qtaddress.h"

#include <QNetworkInterface>
#include <algorithm>
#include <cerrno>

namespace swb {

QList<GroupInterface> groupInterfaces()
{
    constexpr QNetworkInterface::InterfaceFlags wanted
        = QNetworkInterface::IsUp | QNetworkInterface::CanMulticast;
    QList<GroupInterface> found;
    for (const QNetworkInterface &each : QNetworkInterface::allInterfaces()) {
        if (each.index() > 0 && (each.flags() & wanted) == wanted)
            found.append({each.name(), quint32(each.index())});
    }
    std::sort(found.begin(), found.end(), [](const auto &a, const auto &b) { return a.index < b.index; });
    return found;
}

bool isAddressOfThisComputer(const SocketAddress &address)
{
    if (address.isLoopback())
        return true;
    for (const QNetworkInterface &each : QNetworkInterface::allInterfaces()) {
        for (const QNetworkAddressEntry &entry : each.addressEntries()) {
            const SocketAddress own = fromQt(entry.ip(), 0);
            if (own.family == address.family && own.bytes == address.bytes)
                return true;
        }
    }
    return false;
}

/// connect(2) of a datagram socket sends nothing and refuses a broadcast address with EACCES, unless the
/// socket has SO_BROADCAST. A forbidden route is refused in both cases.
bool isBroadcast(const SocketAddress &address)
{
    if (address.family != SocketAddress::Family::IPv4)
        return false;
    if (address.isLimitedBroadcast())
        return true;
    SocketDescriptor asked = connectingSocket(address, SOCK_DGRAM);
    if (!asked.isOpen() || errno != EACCES)
        return false;
    setSocketOption(asked.get(), SOL_SOCKET, SO_BROADCAST, 1);
    return connectSocket(asked.get(), address);
}

} // namespace swb
