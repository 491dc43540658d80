// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/conversation.h"

#include <QString>

namespace swb {

/// "T1, TCP, both addresses": what a window about one side of a conversation has above it, with addresses as
/// they may be seen now (AddressMask).
[[nodiscard]] QString headingOf(const Conversation &side);

} // namespace swb
