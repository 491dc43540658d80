// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/transport/datagrambatch.h"

#include <span>

namespace swb {

/// Reads what is there, up to DatagramBatch::slots datagrams (recvmmsg(2)): how many, or -1 with errno set.
[[nodiscard]] int receiveDatagrams(int descriptor, DatagramBatch &batch);

/// Sends as many as one call takes, from the first on (sendmmsg(2)): how many left, or -1 with errno set for
/// the first.
[[nodiscard]] int sendDatagrams(int descriptor, std::span<const OutgoingDatagram> datagrams);

/// Datagrams that the kernel has thrown away on a socket since it began (SO_MEMINFO, socket(7)), with those
/// behind which none has come, of which no datagram can tell; 0 where the system has no such answer.
[[nodiscard]] quint32 datagramsDroppedOn(int descriptor);

} // namespace swb
