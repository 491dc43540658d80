// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compare/scorecard.h"

namespace swb {

/// How much of the whole work is done, from 0 to 1: over all lanes and repeats, by their messages.
[[nodiscard]] double doneShare(const ComparisonProgress &progress, const Work &work);

/// The state of a comparison after this time, in one line: "UDP, repeat 2 of 3: 340 of 1,000 messages; about
/// 12 s left". The time left is given from 1 % on, extrapolated from the speed so far.
[[nodiscard]] QString progressText(const ComparisonProgress &progress, const Work &work, qint64 elapsedNs);

} // namespace swb
