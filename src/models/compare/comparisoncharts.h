// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compare/scorecard.h"
#include "models/compare/chartlane.h"

namespace swb {

/// A run as its charts draw it: the lanes that took part. Their names are what `naming` says with the
/// protocol for its %1, and an earlier one is one that another is laid over.
[[nodiscard]] QList<ChartLane> chartLanes(const Scorecard &scorecard,
                                          const QString &naming = QStringLiteral("%1"), bool earlier = false);
/// One that is still running, of so many repeats.
[[nodiscard]] QList<ChartLane> chartLanes(const ComparisonProgress &progress, int repeats = 1);

} // namespace swb
