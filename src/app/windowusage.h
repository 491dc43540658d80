// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/programusage.h"

namespace swb {

/// How the window's program is called, for its own help, its man page and the completions of shells.
[[nodiscard]] ProgramUsage windowUsage();

} // namespace swb
