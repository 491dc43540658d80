// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"
#include "core/values/programusage.h"

#include <QStringList>
#include <memory>
#include <variant>

namespace swb {

/// Makes the command that these arguments (without the program's name) ask for, or answers at once, with help
/// or a complaint, and gives the exit code.
[[nodiscard]] std::variant<std::unique_ptr<Command>, ExitCode> makeCommand(const QStringList &arguments,
                                                                           Console &console);

/// The same table, for its man page and the completions of shells.
[[nodiscard]] ProgramUsage programUsage();

} // namespace swb
