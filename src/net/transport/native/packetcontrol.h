// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/socket/sockaddr.h"
#include "net/transport/datagrambatch.h"

namespace swb {

/// Space for what the kernel reports beside a datagram: its drops, and its destination in one or both forms,
/// with the hops of each.
inline constexpr size_t receivedControlBytes = CMSG_SPACE(sizeof(quint32)) + CMSG_SPACE(sizeof(in_pktinfo))
    + CMSG_SPACE(sizeof(in6_pktinfo)) + 2 * CMSG_SPACE(sizeof(int));

/// What a header filled by recvmsg(2) says about its datagram; the number of drops goes to the batch. The
/// content depends on the options of the socket: reportDestinations(), askForReceivedHops(), SO_RXQ_OVFL.
[[nodiscard]] ReceivedDatagram readControls(const msghdr &header, DatagramBatch &batch);

/// Space for the control message that makes a datagram leave from a certain local address (ip(7), ipv6(7)).
inline constexpr size_t sourceControlBytes = CMSG_SPACE(sizeof(in6_pktinfo));

/// Writes it, and returns its length. Its type depends on the destination address, not on the socket.
[[nodiscard]] size_t writeSourceControl(char *room, const SocketAddress &from, const SocketAddress &to);

} // namespace swb
