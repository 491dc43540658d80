// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/socketaddress.h"

namespace swb {

/// What the system tells of where a datagram has come, ports 0. All of it is null where it told nothing.
struct PacketInfo
{
    SocketAddress destination; ///< as its sender wrote it: an address of ours, a group, or everybody
    SocketAddress local; ///< where an answer leaves from; null where the system is to choose
    quint32 interface = 0; ///< through which it came
};

} // namespace swb
