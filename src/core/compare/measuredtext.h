// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compare/scorecard.h"

#include <QString>

namespace swb {

/// What a scorecard says about one measure of one lane.
struct MeasuredText
{
    QString text; ///< "84.2 µs", or "not measured"
    QString note; ///< how it is known, or why it is not; may be empty
    bool measured = true;
    double value = 0; ///< the same as a number, in the unit of its Measure; 0 if it was not measured
};

[[nodiscard]] MeasuredText notMeasured(const QString &reason = {});
/// Writes two times, or two rates, with one unit and equal decimals, so that they can be compared at a
/// glance. Leaves other texts as they are.
void setSideBySide(MeasuredText &one, MeasuredText &other);

/// The only place that decides what the numbers of a score may claim: the window, the command line and the
/// report all use these functions.
namespace measure {

[[nodiscard]] MeasuredText setUp(const LaneScore &of);
[[nodiscard]] MeasuredText sent(const LaneScore &of);
[[nodiscard]] MeasuredText delivered(const LaneScore &of);
[[nodiscard]] MeasuredText answered(const LaneScore &of);
[[nodiscard]] MeasuredText lostToServer(const LaneScore &of);
[[nodiscard]] MeasuredText lostToClient(const LaneScore &of);
/// Each direction separately: "103 of 1,074", copies beside what was delivered.
[[nodiscard]] MeasuredText duplicated(const LaneScore &of, RelayDirection way);
[[nodiscard]] MeasuredText reordered(const LaneScore &of, RelayDirection way);
[[nodiscard]] MeasuredText corrupted(const LaneScore &of, RelayDirection way);
[[nodiscard]] MeasuredText late(const LaneScore &of);
[[nodiscard]] MeasuredText lateSends(const LaneScore &of);
/// Whether it is known which message each answer belongs to. Messages without a number are matched by their
/// order, and one datagram that is lost or duplicated shifts all that follow: then there are no times,
/// nothing is known to be late, and a loss has no moment.
[[nodiscard]] bool answersAreTold(const LaneScore &of);
/// share: 0 for the minimum, 0.5 for the median, 1 for the maximum. The p99 of fewer than 100 values is the
/// maximum, and says so.
[[nodiscard]] MeasuredText roundTrip(const LaneScore &of, double share);
[[nodiscard]] MeasuredText oneWay(const LaneScore &of, double share);
/// The delays that a lane is judged by: round trips, or one-way delays if nothing is answered.
[[nodiscard]] MeasuredText delay(const LaneScore &of, double share);
/// RFC 3550 6.4.1.
[[nodiscard]] MeasuredText jitter(const LaneScore &of);
[[nodiscard]] MeasuredText stalls(const LaneScore &of);
[[nodiscard]] MeasuredText goodput(const LaneScore &of);
[[nodiscard]] MeasuredText messageRate(const LaneScore &of);
[[nodiscard]] MeasuredText payload(const LaneScore &of);
[[nodiscard]] MeasuredText wireOut(const LaneScore &of);
[[nodiscard]] MeasuredText wireIn(const LaneScore &of);
[[nodiscard]] MeasuredText readsAtServer(const LaneScore &of);
[[nodiscard]] MeasuredText readsAtClient(const LaneScore &of);
[[nodiscard]] MeasuredText callsOfClient(const LaneScore &of);
[[nodiscard]] MeasuredText callsOfServer(const LaneScore &of);

} // namespace measure

} // namespace swb
