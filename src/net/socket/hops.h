// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

namespace swb {

/// How many routers what a socket sends may still pass: IPv4's time to live, IPv6's hop limit (ip(7),
/// ipv6(7)). A relay passes on with one less than it has received, so that a chain of relays ends even where
/// it leads in a circle through another program.
/// False, with errno, where the system refused it.
bool setHopsOf(int descriptor, int hops);
/// With how many what it sends sets out; nothing where the system does not tell.
[[nodiscard]] std::optional<int> hopsOf(int descriptor);

/// Asks a socket to tell them of what it receives: a listener of the connections that it accepts, too.
void askForReceivedHops(int descriptor);

/// With how many the first segment of an accepted connection has come; nothing where the system does not
/// tell (Linux does).
[[nodiscard]] std::optional<int> receivedHopsOf(int connection);

} // namespace swb
