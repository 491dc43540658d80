// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocols/http/httpfacts.h"

#include <memory>

namespace swb {

/// So many facts a thread keeps to share them, of messages whose heads have no more bytes than this together.
inline constexpr qsizetype mostSharedFacts = 1024;
inline constexpr qsizetype sharedHeadBytes = 2048;

/// As httpRequestFacts(). Messages of a thread that look the same share theirs, since a server that is asked
/// the same thing often would fill the log with copies.
[[nodiscard]] std::shared_ptr<const EventDetail> sharedRequestFacts(const HttpHead &request,
                                                                    quint64 bodyBytes);

/// As httpResponseFacts(). The duration is rounded to the three digits that are shown.
[[nodiscard]] std::shared_ptr<const EventDetail>
sharedResponseFacts(const HttpHead &request, const HttpHead &response, quint64 bodyBytes, qint64 durationNs);

} // namespace swb
