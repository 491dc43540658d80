// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocols/http/httpfacts.h"

#include <memory>

namespace swb {

/// How many facts a thread caches for sharing, for messages whose heads together have at most this many
/// bytes.
inline constexpr qsizetype mostSharedFacts = 1024;
inline constexpr qsizetype sharedHeadBytes = 2048;

/// Like httpRequestFacts(). Messages of a thread that look the same share their facts, since a server that
/// often gets the same request would fill the log with copies.
[[nodiscard]] std::shared_ptr<const EventDetail> sharedRequestFacts(const HttpHead &request,
                                                                    quint64 bodyBytes);

/// Like httpResponseFacts(). The duration is rounded to the three digits that are shown.
[[nodiscard]] std::shared_ptr<const EventDetail>
sharedResponseFacts(const HttpHead &request, const HttpHead &response, quint64 bodyBytes, qint64 durationNs);

} // namespace swb
