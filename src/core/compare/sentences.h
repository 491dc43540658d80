// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compare/scorecard.h"

#include <QStringList>

namespace swb {

/// What tells the two lanes apart, in a plain sentence each: what was applied to one of them alone, in which
/// figures they differ or do not (verdicts.h), and what happened to the messages of each. Empty where a lane
/// is missing or broke.
[[nodiscard]] QStringList differences(const Scorecard &scorecard);

} // namespace swb
