// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compare/measuredtext.h"

#include <QList>

namespace swb {

/// A line of the scorecard. The window, the text, the report and the JSON all go through this one list.
struct Measure
{
    enum class Group : quint8 { Messages, Times, Bytes, Calls };

    Group group = Group::Messages;
    const char *id; ///< a stable one for JSON: "round_trip_p50"
    const char *unit; ///< of MeasuredText::value: "messages", "ns", "bytes", "bytes_per_s", ...
    const char *name; ///< to be translated in the context swb::Measure, like `meaning`
    const char *meaning; ///< for somebody who meets the word for the first time
    MeasuredText (*of)(const LaneScore &score);
    bool settled = false; ///< it is told once a run is over, since what is under way could still change it
};

/// All of them, in the order of showing; those of a group stand together.
[[nodiscard]] const QList<Measure> &measures();
[[nodiscard]] QString nameOf(const Measure &measure);
[[nodiscard]] QString meaningOf(const Measure &measure);
[[nodiscard]] QString nameOf(Measure::Group group);

} // namespace swb
