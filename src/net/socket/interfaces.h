// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/localaddress.h"

#include <QList>
#include <QString>

namespace swb {

/// A network interface that takes part in multicast.
struct GroupInterface
{
    QString name;
    quint32 index = 0;
};

/// The interfaces that are up and can do multicast, ordered by index.
[[nodiscard]] QList<GroupInterface> groupInterfaces();
/// The addresses of the interfaces that are up, loopback included.
[[nodiscard]] QList<LocalAddress> addressesInUse();
/// Whether an interface of this computer has this address, or it is loopback; the port is ignored.
[[nodiscard]] bool isAddressOfThisComputer(const SocketAddress &address);
/// Whether the system considers this address a broadcast address (255.255.255.255, or the last address of one
/// of its networks), according to its routes.
[[nodiscard]] bool isBroadcast(const SocketAddress &address);

} // namespace swb
