// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

namespace swb::bench {

/// Both lanes of a comparison at full speed on the page for comparing, 1280x720 and in sight, with the charts
/// that go on while it runs. `value` is how often a second a chart with new numbers was painted ("frames") or
/// how late the GUI thread came to 99 of 100 events at most, in milliseconds ("delay"); the note has both.
[[nodiscard]] QJsonObject measureLiveCharts(double seconds, const QString &value);

} // namespace swb::bench
