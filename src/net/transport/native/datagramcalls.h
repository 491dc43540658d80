// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/transport/datagrambatch.h"

#include <span>

namespace swb {

/// Reads what is there, up to DatagramBatch::slots datagrams (recvmmsg(2)); returns how many, or -1 with
/// errno set.
[[nodiscard]] int receiveDatagrams(int descriptor, DatagramBatch &batch);

/// Sends as many as one call accepts, from the first on (sendmmsg(2)); returns how many left, or -1 with
/// errno set for the first.
[[nodiscard]] int sendDatagrams(int descriptor, std::span<const OutgoingDatagram> datagrams);

/// Datagrams that the kernel has dropped on a socket since it was opened (SO_MEMINFO, socket(7)), including
/// those not followed by a received datagram that could report them; 0 if the system does not support this.
[[nodiscard]] quint32 datagramsDroppedOn(int descriptor);

} // namespace swb
