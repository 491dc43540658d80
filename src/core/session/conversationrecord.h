// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/conversation.h"
#include "core/log/conversationstats.h"

namespace swb {

/// A conversation with its figures, as a session keeps it.
struct ConversationRecord
{
    Conversation conversation;
    ConversationStats stats;
};

} // namespace swb
