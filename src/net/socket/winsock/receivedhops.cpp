// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/socket/hops.h"

namespace swb {

// Winsock reports it only for datagrams, and only to WSARecvMsg, which Qt's classes call.

std::optional<int> receivedHopsOf(int)
{
    return {};
}

void askForReceivedHops(int) { }

} // namespace swb
