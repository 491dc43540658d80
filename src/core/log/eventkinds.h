// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/error.h"

#include <QString>

namespace swb {

enum class EventKind : quint8 {
    Listening,
    Stopped,
    Connecting,
    Connected, ///< a client's connect succeeded, or a server accepted
    Handshake, ///< TLS or DTLS is established; the detail has its facts
    Data, ///< one read or one write of a stream (a chunk), or one datagram
    Message, ///< one framed unit, assembled from chunks
    HalfClosed, ///< one direction has ended, by the peer (In) or by us (Out)
    Closed, ///< ended in order, with FIN
    Reset, ///< ended by RST
    Error,
    Sample, ///< the kernel's figures for a connection at this moment; the detail has the facts
    Dropped, ///< something was thrown away; the detail says what and why
    Note,
};

enum class Direction : quint8 { None, In, Out };

/// As in Wireshark's expert information: chat is normal operation.
enum class Severity : quint8 { Chat, Note, Warning, Error };

/// How a fact is known. Inferred facts carry neither time nor number.
enum class Evidence : quint8 { Measured, Sampled, Captured, Inferred };

/// In if something that the peer sent reported the error, None if it was found locally.
[[nodiscard]] Direction directionOf(const Error &error);

/// Stable lower-case names for JSON and filters: "half-closed", "in", "warning", "measured".
[[nodiscard]] QLatin1StringView nameOf(EventKind kind);
[[nodiscard]] QLatin1StringView nameOf(Direction direction);
[[nodiscard]] QLatin1StringView nameOf(Severity severity);
[[nodiscard]] QLatin1StringView nameOf(Evidence evidence);

} // namespace swb
