// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/load/loadspec.h"

#include <span>

namespace swb::bench {

/// Identifies a datagram of a socket.
struct DatagramStamp
{
    quint64 slot = 0;
    quint64 sequence = 0;
};

/// Fills the 64 bytes to be sent: with letters, or with a question for an address below bench.test.
void writeDatagram(Talk talk, const DatagramStamp &stamp, std::span<char> datagram);
/// The stamp of a returned datagram.
[[nodiscard]] DatagramStamp stampOf(Talk talk, std::span<const char> reply);
/// Whether a returned stamp has this sequence, as far as the protocol has space for it.
[[nodiscard]] bool isSame(Talk talk, quint64 sequence, quint64 stamped);
/// Whether it is the right answer.
[[nodiscard]] bool answers(const LoadSpec &spec, std::span<const char> sent, std::span<const char> reply);

} // namespace swb::bench
