// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/load/loadspec.h"

#include <span>

namespace swb::bench {

/// Which datagram of a socket it is.
struct DatagramStamp
{
    quint64 slot = 0;
    quint64 sequence = 0;
};

/// Fills the 64 bytes that are sent: with letters, or with a question for an address below bench.test.
void writeDatagram(Talk talk, const DatagramStamp &stamp, std::span<char> datagram);
/// Of one that came back.
[[nodiscard]] DatagramStamp stampOf(Talk talk, std::span<const char> reply);
/// Whether a stamp that came back has this sequence, as far as the talk has room for it.
[[nodiscard]] bool isSame(Talk talk, quint64 sequence, quint64 stamped);
/// Whether it is the right answer.
[[nodiscard]] bool answers(const LoadSpec &spec, std::span<const char> sent, std::span<const char> reply);

} // namespace swb::bench
