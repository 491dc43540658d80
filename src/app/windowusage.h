// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/programusage.h"

namespace swb {

/// The window program's usage, for its own help, its man page and shell completions.
[[nodiscard]] ProgramUsage windowUsage();

} // namespace swb
