// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/commandline.h"
#include "core/engine/repeat.h"

#include <optional>

namespace swb::repeatoption {

/// --every and --times; nothing if neither is given. Errors: wrong usage.
[[nodiscard]] Error read(const CommandLine &line, std::optional<Repeat> &repeat);

} // namespace swb::repeatoption
