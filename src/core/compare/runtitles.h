// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compare/scorecard.h"

#include <QStringList>

namespace swb {

/// What the simulated network of a work does: the name of a preset, or its amounts ("Loss 5%, Delay 40ms
/// there"); "good line" if it does nothing.
[[nodiscard]] QString lineText(const Work &work);

/// A line for each run to choose it by, in the same order: its number from 1, then what distinguishes it from
/// the others, then what all of them share, and when it began.
[[nodiscard]] QStringList runTitles(const QList<Scorecard> &runs);

} // namespace swb
