// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/detail/messagebytes.h"
#include "protocols/layout/messagelayout.h"

namespace swb {

/// A dissected message of the log, with its bytes: those from the chunks, if they were found, otherwise the
/// payload in the log.
struct LaidOutMessage
{
    quint64 event = 0; ///< 0: none
    QByteArray bytes;
    MessageLayout layout;

    /// Whether there is anything to dissect: a message that a protocol has reported, or bytes that begin like
    /// HTTP.
    [[nodiscard]] static bool isPossible(const Event &event);
    /// From the payload.
    [[nodiscard]] static LaidOutMessage of(const Event &event);
    /// From its bytes that were found in the chunks.
    [[nodiscard]] static LaidOutMessage of(const Event &event, const MessageBytes &found);
};

} // namespace swb
