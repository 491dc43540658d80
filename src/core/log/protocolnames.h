// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <span>

namespace swb {

struct Event;

/// A protocol of the log's messages: its name in ProtocolFacts and what people call it.
struct ProtocolName
{
    QLatin1StringView name; ///< "ws"
    QLatin1StringView title; ///< "WebSocket"
};

/// Those that the program speaks itself.
[[nodiscard]] std::span<const ProtocolName> protocolNames();

/// What stands in the log's Protocol column: the protocol of a message, such as "HTTP", and of everything
/// else what carries the bytes, such as "TCP". One that is not known is called as it calls itself, where that
/// is a short word of letters and digits: a session file may say anything.
[[nodiscard]] QString protocolTitle(const Event &event);

} // namespace swb
