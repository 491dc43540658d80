// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

namespace swb::bench {

/// Both lanes of a comparison at full speed on the comparison page, 1280x720 and visible, with the charts
/// updating while it runs. `value` is how often per second a chart with new numbers was painted ("frames") or
/// the maximum delay of the GUI thread for 99 of 100 events, in milliseconds ("delay"); the note has both.
[[nodiscard]] QJsonObject measureLiveCharts(double seconds, const QString &value);

} // namespace swb::bench
