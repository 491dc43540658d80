// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/engine/client.h"
#include "net/engine/relay.h"
#include "net/engine/server.h"

#include <memory>
#include <vector>

namespace swb {

/// The server or client for the transport of its URL: the one place that knows which class serves which
/// scheme. A server may spread its connections over `threads`.
[[nodiscard]] std::shared_ptr<Server> makeServer(const ServerTerms &setting,
                                                 std::vector<NetworkThread *> threads);
[[nodiscard]] std::shared_ptr<Client> makeClient(const ClientTerms &setting);
[[nodiscard]] std::shared_ptr<Relay> makeRelay(const RelayTerms &setting);

} // namespace swb
