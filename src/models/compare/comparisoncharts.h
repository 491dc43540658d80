// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compare/scorecard.h"
#include "models/compare/chartlane.h"

namespace swb {

/// A run as its charts draw it: the lanes that took part. Each lane's name is `naming` with the protocol for
/// %1; an earlier run is one that another is drawn over.
[[nodiscard]] QList<ChartLane> chartLanes(const Scorecard &scorecard,
                                          const QString &naming = QStringLiteral("%1"), bool earlier = false);
/// The same for a running comparison of this many repeats.
[[nodiscard]] QList<ChartLane> chartLanes(const ComparisonProgress &progress, int repeats = 1);

} // namespace swb
