// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/relaysettings.h"
#include "net/relay/backsockets.h"
#include "net/relay/relayend.h"

namespace swb {

using MadeRelayEnd = Result<std::unique_ptr<RelayEnd>>;

/// What the ends of one relay have in common.
struct RelayEndTerms
{
    const RelaySettings &settings;
    NetworkThread &thread;
    DatagramBatch &batch; ///< for what is received from sockets, one at a time
    std::shared_ptr<const TlsContext> tls = {}; ///< of this side; null if it is plain
};

/// The maximum number of open sessions that a relay keeps with its clients.
[[nodiscard]] int mostSessions(const RelaySettings &settings);

/// The end that listens for clients. Errors: those of bindError().
[[nodiscard]] MadeRelayEnd makeClientsEnd(const RelayEndTerms &terms, const QHostAddress &address,
                                          RelayEndUser &user);
/// An end that represents one client at the target; `hops` is how many hops that client's datagram had left
/// (hops.h), if the system reports it. Errors: those of BackSockets::open().
[[nodiscard]] MadeRelayEnd makeTargetEnd(const RelayEndTerms &terms, const SocketAddress &target,
                                         std::optional<int> hops, BackSockets &sockets, RelayEndUser &user);

} // namespace swb
