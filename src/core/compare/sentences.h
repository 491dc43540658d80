// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compare/scorecard.h"

#include <QStringList>

namespace swb {

/// How the two lanes differ, in a plain sentence each: what was applied to only one of them, in which figures
/// they differ or do not (verdicts.h), and what happened to the messages of each. Empty if a lane is missing
/// or broke.
[[nodiscard]] QStringList differences(const Scorecard &scorecard);

} // namespace swb
