// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocols/schemes.h"

namespace swb {

/// Asks for a WebSocket, and then sends each message of the user's as one, text where it is UTF-8 and binary
/// where not; a piece that ends with a line's end is so many messages as it has lines. "/ping TEXT" sends a
/// ping,
/// "/close CODE REASON" closes, "/binary TEXT" sends bytes, and a text that begins with two slashes is sent
/// with one. Gives its watcher each message that comes, and the answer to a ping of the user's as "pong
/// TEXT".
///
/// What is to be sent before the server has agreed waits, within mostWaiting bytes.
inline constexpr qsizetype mostWaitingForWebSocket = 16 << 20;

/// Errors: BadOption for a framing.
[[nodiscard]] MadeProtocols webSocketClients(const ClientSettings &settings);

} // namespace swb
