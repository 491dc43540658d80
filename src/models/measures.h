// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compare/measuredtext.h"

#include <QList>

namespace swb {

/// A line of the scorecard.
struct Measure
{
    const char *name; ///< to be translated in the context swb::Measure, like `meaning`
    const char *meaning; ///< for somebody who meets the word for the first time
    MeasuredText (*of)(const LaneScore &score);
    bool settled = false; ///< it is told once a run is over, since what is under way could still change it
};

/// All of them, in the order of showing.
[[nodiscard]] const QList<Measure> &measures();
[[nodiscard]] QString nameOf(const Measure &measure);
[[nodiscard]] QString meaningOf(const Measure &measure);

} // namespace swb
