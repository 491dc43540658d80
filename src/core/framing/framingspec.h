// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/framing/framer.h"
#include "core/values/result.h"

#include <functional>

namespace swb {

/// Makes fresh framers, one per direction of a connection; null for no framing.
using FramerFactory = std::function<std::unique_ptr<Framer>()>;

/// Reads a framing in the notation of the command line:
///   none                    every chunk is answered as it is read (an empty factory)
///   line                    LF or CRLF ends a message; an answer ends the way its question did
///   delimiter:TEXT          TEXT ends a message, with the escapes of payload/escapes.h
///   length1, length2, length4, length2le, length4le
///                           a length in 1, 2 or 4 bytes, big endian unless it says le, then that many bytes
///   fixed:N                 every N bytes are a message
/// Also accepted: lf, crlf (as line), length:N[:be|le], delim:TEXT. Errors: BadFraming or BadEscape.
[[nodiscard]] Result<FramerFactory> parseFraming(const QString &spec, quint32 maxFrameBytes);

/// The canonical names before the colon, in the order a menu shows them.
[[nodiscard]] QStringList framingNames();

} // namespace swb
