// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/messagelog.h"
#include "models/session/filesaver.h"

namespace swb {

/// Writes the bytes of one side's view of a conversation as they passed: what it received, what it sent, or
/// both in order, up to what the log holds when the writing begins. Holds only a small part in memory. The
/// log must outlive the saving.
[[nodiscard]] FileSaver::Source conversationSource(const MessageLog &log, ConversationId side, bool in,
                                                   bool out);

} // namespace swb
