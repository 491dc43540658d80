// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocols/schemes.h"

namespace swb {

/// Requests a WebSocket, and then sends each of the user's messages as one, text if it is UTF-8 and binary if
/// not; input that ends with a line end is split into one message per line. "/ping TEXT" sends a ping,
/// "/close CODE REASON" closes, "/binary TEXT" sends bytes, and a text that begins with two slashes is sent
/// with one. Delivers each received message, and the answer to the user's ping as "pong TEXT".
/// Messages wait until the server has accepted, up to mostWaiting bytes.
inline constexpr qsizetype mostWaitingForWebSocket = 16 << 20;

/// Errors: BadOption for a framing.
[[nodiscard]] MadeProtocols webSocketClients(const ClientSettings &settings);

} // namespace swb
