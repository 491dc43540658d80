// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compare/scorecard.h"

#include <QByteArray>

namespace swb {

/// A report to be read in a browser or printed: one file that fetches nothing, runs nothing (its own policy
/// forbids both) and follows the reader's light or dark scheme. Has the scorecard, the differences, every
/// run, the distribution of the round trips as a drawing, and every setting.
[[nodiscard]] QByteArray scorecardHtml(const Scorecard &scorecard);

} // namespace swb
