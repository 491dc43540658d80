// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"
#include "core/values/programusage.h"

#include <QStringList>
#include <memory>
#include <variant>

namespace swb {

/// Makes the command for these arguments (without the program's name), or answers immediately, with help or
/// an error, and returns the exit code.
[[nodiscard]] std::variant<std::unique_ptr<Command>, ExitCode> makeCommand(const QStringList &arguments,
                                                                           Console &console);

/// The same table, for the man page and shell completions.
[[nodiscard]] ProgramUsage programUsage();

} // namespace swb
