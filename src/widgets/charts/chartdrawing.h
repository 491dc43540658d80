// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/compare/chartlane.h"

class QCustomPlot;
class QFont;

namespace swb {

struct Tokens;

/// How the numbers of one chart are drawn.
struct ChartLook
{
    ChartKind kind = ChartKind::Delay;
    bool logarithmic = false; ///< the axis of the round trips, or of the throughput
};

/// Creates the axes, the grid and the legend of a plot, and gives them the colours of a theme.
void dressPlot(QCustomPlot &plot, const ChartLook &look, const Tokens &tokens, const QFont &font);

/// Puts the lanes into a prepared plot, replacing what was there. With `whole` the axes follow the numbers;
/// otherwise they stay where the user has moved them. Lanes are distinguished by colour, by line (TCP solid,
/// UDP dashed) and by their name. False if the lanes have nothing to draw yet: then the axes have no numbers.
bool drawLanes(QCustomPlot &plot, const ChartLook &look, const Tokens &tokens, const QList<ChartLane> &lanes,
               bool whole);

/// A number with the unit that suits its size: "84.2 µs", "40.1 ms", "1.2 s".
[[nodiscard]] QString microsecondsText(double microseconds);

/// One number of a chart, as shown under the mouse and by the keys.
struct ChartValue
{
    QPointF at; ///< in the units of the plot's axes
    QString text; ///< "UDP at 1.25 s: 84.2 µs"
};

/// All of them, lane by lane, as far as lines are drawn; boxes have one at their median.
[[nodiscard]] QList<ChartValue> chartValues(ChartKind kind, const QList<ChartLane> &lanes);

} // namespace swb
