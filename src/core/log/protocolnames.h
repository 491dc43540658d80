// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <span>

namespace swb {

struct Event;

/// A protocol of the log's messages: its name in ProtocolFacts and the name that the user sees.
struct ProtocolName
{
    QLatin1StringView name; ///< "ws"
    QLatin1StringView title; ///< "WebSocket"
};

/// Those that the program itself implements.
[[nodiscard]] std::span<const ProtocolName> protocolNames();

/// The text of the log's Protocol column: the protocol of a message, such as "HTTP", and for everything else
/// what carries the bytes, such as "TCP". An unknown protocol is shown by its own name if that is a short
/// word of letters and digits: a session file may contain anything.
[[nodiscard]] QString protocolTitle(const Event &event);

} // namespace swb
