// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/event.h"
#include "protocols/http/httpmessage.h"

namespace swb {

/// How much of a body the log keeps with its message; the chunks beside it have all of it.
inline constexpr qsizetype toldBodyBytes = 64 << 10;

/// "POST /data 12 B", with the header. Fields that filters know: method, path, host, type, length.
[[nodiscard]] ProtocolFacts httpRequestFacts(const HttpHead &request, quint64 bodyBytes);

/// "GET /data 200 1.2 kB 3 ms", with the header. Fields that filters know: those of the request, and status
/// and duration.
[[nodiscard]] ProtocolFacts httpResponseFacts(const HttpHead &request, const HttpHead &response,
                                              quint64 bodyBytes, qint64 durationNs);

} // namespace swb
