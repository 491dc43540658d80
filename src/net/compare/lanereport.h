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

/// What the system reports about all links of a lane together.
struct LinkTotals
{
    std::optional<WireBytes> wire = WireBytes{}; ///< nothing if one of them is not known
    SystemCalls calls;
    quint64 kernelDrops = 0;
    bool refused = false; ///< a "port unreachable" was received

    [[nodiscard]] static LinkTotals of(const std::vector<std::unique_ptr<LaneLink>> &links);
};

/// Everything that the client of a lane knows about a run. Times are of laneClockNs().
struct LaneFindings
{
    LaneScore counted; ///< the client's own counts
    Error error; ///< of the last connection that broke
    qint64 firstSentNs = 0;
    qint64 lastSentNs = 0;
    qint64 lastArrivalNs = 0;
    double jitterNs = 0; ///< of round trips
    LinkTotals before; ///< when counting began
    LinkTotals now;
    std::shared_ptr<const RelayCounters> relay; ///< null without one
};

/// The score so far, from both ends' figures; the server's only if it is ours. Losses are not counted yet,
/// since what is in flight may still arrive.
[[nodiscard]] LaneScore scoreSoFar(const LaneFindings &findings,
                                   const std::optional<ReceiverFigures> &server);
/// The score of a finished run: each message that did not arrive has its reason, and a lane that nobody
/// answered has its error. target: where it sent to, for people.
[[nodiscard]] LaneScore finalScore(const LaneFindings &findings, const std::optional<ReceiverFigures> &server,
                                   const QString &target);

} // namespace swb
