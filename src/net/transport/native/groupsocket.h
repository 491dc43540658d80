// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/settings.h"
#include "net/socket/socketcalls.h"

namespace swb {

/// An unconnected UDP socket for a client of a multicast group or a broadcast address: it receives answers
/// from any address, which a connected one would not. Has its own port, and for a group the interface, TTL
/// and loop of the settings. Errors: AddressNeedsZone, NoSuchInterface, or those of the calls.
[[nodiscard]] Result<SocketDescriptor> groupSocket(const ClientSettings &settings, const SocketAddress &to,
                                                   const SocketAddress &local, const QString &what);

/// The address that datagrams to `to` leave from, with the port of this socket.
[[nodiscard]] SocketAddress localAddressTowards(const SocketAddress &to, int descriptor);

} // namespace swb
