// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/socketaddress.h"

namespace swb {

/// What the system reports about where a datagram has arrived, with ports 0. All of it is null if it reported
/// nothing.
struct PacketInfo
{
    SocketAddress destination; ///< as the sender wrote it: a local address, a group, or a broadcast address
    SocketAddress local; ///< where an answer leaves from; null if the system should choose
    quint32 interface = 0; ///< through which it arrived
};

} // namespace swb
