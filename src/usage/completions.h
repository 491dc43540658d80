// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/programusage.h"

namespace swb {

/// Scripts with which a shell completes the program's commands, its options, and their values as far as they
/// are known or are files. Each stands in a file of its own that the shell reads when it is first asked.
[[nodiscard]] QString bashCompletion(const ProgramUsage &usage);
[[nodiscard]] QString zshCompletion(const ProgramUsage &usage);
[[nodiscard]] QString fishCompletion(const ProgramUsage &usage);

} // namespace swb
