// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/programusage.h"

namespace swb {

/// Scripts with which a shell completes the program's commands and options, and option values that are known
/// or are files. Each is a separate file that the shell reads on first use.
[[nodiscard]] QString bashCompletion(const ProgramUsage &usage);
[[nodiscard]] QString zshCompletion(const ProgramUsage &usage);
[[nodiscard]] QString fishCompletion(const ProgramUsage &usage);

} // namespace swb
