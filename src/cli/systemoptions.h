// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/commandline.h"
#include "core/engine/relaysettings.h"

namespace swb {

/// The socket options: "--keep-alive S", "--ttl N", "--receive-buffer BYTES", "--send-buffer BYTES", and for
/// servers and relays "--no-reuse-address".
namespace systemoptions {

void addForServers(CommandLine &line);
void addForClients(CommandLine &line);
void addForRelays(CommandLine &line);
/// Each leaves the settings unchanged if an option is not given. For a client and a relay, an option that
/// does not go with their URLs is an error too.
[[nodiscard]] Error read(const CommandLine &line, ServerSettings &settings);
[[nodiscard]] Error read(const CommandLine &line, ClientSettings &settings);
[[nodiscard]] Error read(const CommandLine &line, RelaySettings &settings);
/// An error if an option is given that none of the servers can use.
[[nodiscard]] Error checkUse(const CommandLine &line, const QList<ServerSettings> &servers);

/// Whether this is a client or a server of a multicast group, as far as the URL shows it.
[[nodiscard]] bool isOfGroup(const EndpointUrl &url);

} // namespace systemoptions
} // namespace swb
