// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/commandline.h"
#include "core/engine/relaysettings.h"

namespace swb {

/// What the system is asked for on a socket: "--keep-alive S", "--ttl N", "--receive-buffer BYTES",
/// "--send-buffer BYTES", and of servers and relays "--no-reuse-address".
namespace systemoptions {

void addForServers(CommandLine &line);
void addForClients(CommandLine &line);
void addForRelays(CommandLine &line);
/// Each leaves the settings as they are where an option is not given. The mistakes of a client and of a relay
/// are also those of what does not go with their URLs.
[[nodiscard]] Error read(const CommandLine &line, ServerSettings &settings);
[[nodiscard]] Error read(const CommandLine &line, ClientSettings &settings);
[[nodiscard]] Error read(const CommandLine &line, RelaySettings &settings);
/// An error where an option is given that none of the servers has a use for.
[[nodiscard]] Error checkUse(const CommandLine &line, const QList<ServerSettings> &servers);

/// Whether this is a client or a server of a multicast group, as far as the URL tells.
[[nodiscard]] bool isOfGroup(const EndpointUrl &url);

} // namespace systemoptions
} // namespace swb
