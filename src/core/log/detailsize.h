// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/event.h"

namespace swb {

/// Bytes of memory that a detail takes: itself and what its texts and lists hold, as if none of that were
/// shared.
[[nodiscard]] qint64 memoryOf(const EventDetail &detail);

} // namespace swb
