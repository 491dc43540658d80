// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/commandline.h"
#include "core/engine/settings.h"

#include <optional>

namespace swb::httpoptions {

[[nodiscard]] bool isHttp(const EndpointUrl &url);

/// Adds --status and --header.
void addForServers(CommandLine &line);
[[nodiscard]] Error read(const CommandLine &line, HttpServerSettings &http);
/// Checks that at least one server can use them.
[[nodiscard]] Error checkUse(const CommandLine &line, const QList<ServerSettings> &servers);

/// Adds --method, --header, --body and the other parts of a request.
void addForClients(CommandLine &line);
/// Builds the request's text from them if the URL is of HTTP and the user has not typed one; otherwise they
/// are refused. Errors: BadOption, FileUnreadable.
[[nodiscard]] Error read(const CommandLine &line, ClientSettings &client, std::optional<QByteArray> &message);

} // namespace swb::httpoptions
