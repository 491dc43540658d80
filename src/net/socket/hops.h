// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

namespace swb {

/// How many routers the packets of a socket may still pass: IPv4's time to live, IPv6's hop limit (ip(7),
/// ipv6(7)). A relay forwards with one less than it has received, so that a chain of relays ends even if it
/// loops through another program. False, with errno, if the system refused it.
bool setHopsOf(int descriptor, int hops);
/// The initial hop limit of what it sends; nothing if the system does not report it.
[[nodiscard]] std::optional<int> hopsOf(int descriptor);

/// Asks a socket to report the hop limit of what it receives; for a listener, of the connections that it
/// accepts.
void askForReceivedHops(int descriptor);

/// The hop limit of the first segment of an accepted connection; nothing if the system does not report it
/// (Linux does).
[[nodiscard]] std::optional<int> receivedHopsOf(int connection);

} // namespace swb
