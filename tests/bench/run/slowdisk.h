// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/run/result.h"

namespace swb::bench {

/// One round of the row about recording onto a slow disk: the longest echo, in milliseconds, of `swb serve`
/// beside a stream at full speed.
void addSlowDisk(Series &series, const Row &row, const Settings &settings, bool recording);

} // namespace swb::bench
