// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/conversation.h"

#include <QString>

namespace swb {

/// "T1, TCP, both addresses": the heading of a window about one side of a conversation, with addresses as
/// they may currently be shown (AddressMask).
[[nodiscard]] QString headingOf(const Conversation &side);

} // namespace swb
