// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/programusage.h"

namespace swb {

/// The program's page of section 1, in the macros of man(7). `version` is in its footer, with `date`
/// (2026-11-27).
[[nodiscard]] QString manPage(const ProgramUsage &usage, const QString &version, const QString &date);

/// Text that roff shows unchanged, within a line: escapes whatever roff would take for a request, an escape
/// or a typographic character.
[[nodiscard]] QString roffText(const QString &text);

} // namespace swb
