// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compare/scorecard.h"

namespace swb {

/// One line of a scorecard as people read it.
struct ScoreRow
{
    QString name; ///< "Round trip, p50"
    QString tcp; ///< "38.1 µs"; empty if the lane took no part, "not measured" if there is no value
    QString udp;
    QString note; ///< how each lane's number is known, or why there is none
    bool heading = false; ///< only a name, for the rows that follow
};

/// The text of each of the measures(), over all runs.
[[nodiscard]] QList<ScoreRow> scoreRows(const Scorecard &scorecard);

/// What was done, part by part; always the same number of parts, empty if there is nothing to say.
[[nodiscard]] QStringList workParts(const Work &work);
/// What was done, in one line: "1,000 messages of 64 bytes, one after the other on 1 connection, echoed".
[[nodiscard]] QString workText(const Work &work);
/// Where it was measured: system, processor, versions, loopback or not.
[[nodiscard]] QString machineText(const Scorecard &scorecard);

} // namespace swb
