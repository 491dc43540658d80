// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/chart.h"
#include "widgets/charts/chartdrawing.h"

#include <optional>

class QSize;

namespace swb {

/// Draws the whole chart, in the light colours and in this size, into a file of this format. PNG has twice
/// the pixels, SVG and PDF are vectors, CSV has the numbers.
[[nodiscard]] QByteArray exportChart(const ChartLook &look, const QList<ChartLane> &lanes, ChartFormat format,
                                     const QSize &size, const QFont &font);

/// By the suffix of a file; none for another suffix.
[[nodiscard]] std::optional<ChartFormat> chartFormatOf(const QString &path);
/// "png"
[[nodiscard]] QString suffixOf(ChartFormat format);

} // namespace swb
