// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/socket/interfaces.h"

#include "net/socket/opensocket.h"
#include "net/socket/qtaddress.h"

#include <QNetworkInterface>
#include <algorithm>
#include <cerrno>

namespace swb {
namespace {

/// Addresses of the interfaces with these flags.
QList<LocalAddress> addressesWith(QNetworkInterface::InterfaceFlags wanted)
{
    QList<LocalAddress> found;
    for (const QNetworkInterface &each : QNetworkInterface::allInterfaces()) {
        if ((each.flags() & wanted) != wanted)
            continue;
        for (const QNetworkAddressEntry &entry : each.addressEntries())
            found.append({fromQt(entry.ip(), 0), each.name()});
    }
    return found;
}

} // namespace

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

QList<LocalAddress> addressesInUse()
{
    return addressesWith(QNetworkInterface::IsUp);
}

bool isAddressOfThisComputer(const SocketAddress &address)
{
    if (address.isLoopback())
        return true;
    const QList<LocalAddress> all = addressesWith({});
    return std::ranges::any_of(all, [&address](const LocalAddress &own) {
        return own.address.family == address.family && own.address.bytes == address.bytes;
    });
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
