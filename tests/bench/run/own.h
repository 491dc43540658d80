// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/run/result.h"

namespace swb::bench {

/// Adds one round of a row that only concerns this project: the start of a program, the log.
void addOwnRound(RowResult &result, const Settings &settings);

} // namespace swb::bench
