// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compare/measuredtext.h"

#include <QList>

namespace swb {

/// A line of the scorecard. The window, the text, the report and the JSON all use this one list.
struct Measure
{
    enum class Group : quint8 { Messages, Times, Bytes, Calls };

    Group group = Group::Messages;
    const char *id; ///< a stable name for JSON: "round_trip_p50"
    const char *unit; ///< of MeasuredText::value: "messages", "ns", "bytes", "bytes_per_s", ...
    const char *name; ///< to be translated in the context swb::Measure, like `meaning`
    const char *meaning; ///< for a reader who sees the word for the first time
    MeasuredText (*of)(const LaneScore &score);
    bool settled = false; ///< shown only when a run is over, since what is in flight could still change it
};

/// All of them, in display order; the measures of a group are consecutive.
[[nodiscard]] const QList<Measure> &measures();
[[nodiscard]] QString nameOf(const Measure &measure);
[[nodiscard]] QString meaningOf(const Measure &measure);
[[nodiscard]] QString nameOf(Measure::Group group);

} // namespace swb
