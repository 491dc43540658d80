// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compare/scorecard.h"

namespace swb {

/// The scorecard as a table in plain text; below it the differences, and how its numbers are known.
[[nodiscard]] QByteArray scorecardText(const Scorecard &scorecard);

} // namespace swb
