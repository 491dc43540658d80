// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compare/receiveraccount.h"
#include "core/compare/scorecard.h"
#include "core/engine/relaysettings.h"
#include "net/compare/lanelink.h"

#include <memory>
#include <optional>
#include <vector>

namespace swb {

/// What the system says of all links of a lane together.
struct LinkTotals
{
    std::optional<WireBytes> wire = WireBytes{}; ///< nothing, where one of them is not told
    SystemCalls calls;
    quint64 kernelDrops = 0;
    bool refused = false; ///< somebody said that nobody listens there

    [[nodiscard]] static LinkTotals of(const std::vector<std::unique_ptr<LaneLink>> &links);
};

/// All that the client of a lane knows of a run. Times are of laneClockNs().
struct LaneFindings
{
    LaneScore counted; ///< what it counted itself
    Error error; ///< of the last connection that broke
    qint64 firstSentNs = 0;
    qint64 lastSentNs = 0;
    qint64 lastArrivalNs = 0;
    double jitterNs = 0; ///< of round trips
    LinkTotals before; ///< when counting began
    LinkTotals now;
    std::shared_ptr<const RelayCounters> relay; ///< null without one
};

/// The score as it stands, from both ends' figures; the server's only where it is ours. Losses are not told
/// yet, since what is under way may still come.
[[nodiscard]] LaneScore scoreSoFar(const LaneFindings &findings,
                                   const std::optional<ReceiverFigures> &server);
/// The score of a run that is over: each message that did not arrive has its reason, and a lane that nobody
/// answered its error. target: where it sent to, for people.
[[nodiscard]] LaneScore finalScore(const LaneFindings &findings, const std::optional<ReceiverFigures> &server,
                                   const QString &target);

} // namespace swb
