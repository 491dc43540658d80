// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/socket/sockaddr.h"
#include "net/transport/datagrambatch.h"

namespace swb {

/// Room for what the kernel tells beside a datagram: its drops, and where it was sent to in one or both ways,
/// with the hops of each.
inline constexpr size_t receivedControlBytes = CMSG_SPACE(sizeof(quint32)) + CMSG_SPACE(sizeof(in_pktinfo))
    + CMSG_SPACE(sizeof(in6_pktinfo)) + 2 * CMSG_SPACE(sizeof(int));

/// What a header that recvmsg(2) has filled tells of its datagram; how many were dropped goes to the batch.
/// What it holds depends on the options of the socket: reportDestinations(), askForReceivedHops(),
/// SO_RXQ_OVFL.
[[nodiscard]] ReceivedDatagram readControls(const msghdr &header, DatagramBatch &batch);

/// Room for the control message that makes a datagram leave from an address of ours (ip(7), ipv6(7)).
inline constexpr size_t sourceControlBytes = CMSG_SPACE(sizeof(in6_pktinfo));

/// Writes it, and returns its length. Its kind is that of the address it goes to, not of the socket.
[[nodiscard]] size_t writeSourceControl(char *room, const SocketAddress &from, const SocketAddress &to);

} // namespace swb
