// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/socket/opensocket.h"

namespace swb {

/// A UDP socket bound for a server, with buffers for bursts, with the kernel's count of dropped datagrams
/// (SO_RXQ_OVFL, socket(7)), and with the address that each datagram was sent to (reportDestinations()). The
/// errors are those of bindError(); a group's address is reused as described for boundSocket().
[[nodiscard]] Result<SocketDescriptor> bindDatagramSocket(const EndpointUrl &url, const QHostAddress &address,
                                                          bool reuseAddress = true);

/// Gives a socket buffers as large as the system allows, up to what a burst of datagrams may need.
void widenBuffers(int descriptor);

/// Makes the kernel report the address that each datagram was sent to (IP_PKTINFO, ip(7); IPV6_PKTINFO,
/// ipv6(7)).
void reportDestinations(int descriptor);

} // namespace swb
