// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/detail/messagebytes.h"
#include "protocols/layout/messagelayout.h"

namespace swb {

/// A message of the log taken apart, with its bytes: those that it had in the chunks, once they were found,
/// and else what the log has as its payload.
struct LaidOutMessage
{
    quint64 event = 0; ///< 0: none
    QByteArray bytes;
    MessageLayout layout;

    /// Whether there is anything to take apart: what a protocol has told of, or what begins as HTTP does.
    [[nodiscard]] static bool isPossible(const Event &event);
    /// By the payload.
    [[nodiscard]] static LaidOutMessage of(const Event &event);
    /// By the bytes that were found of it in the chunks.
    [[nodiscard]] static LaidOutMessage of(const Event &event, const MessageBytes &found);
};

} // namespace swb
