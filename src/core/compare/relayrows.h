// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compare/scorecard.h"

namespace swb {

/// One impairment of a lane's relay in one direction: what was set beside what was measured.
struct RelayRow
{
    Lane lane = Lane::Udp;
    QString way; ///< "UDP to server"
    QString effect; ///< "Loss", "Received"
    QString configured; ///< "5%", "off"; empty if nothing can be set
    QString measured; ///< "4.97% (497 of 10000)"; "not measured" if isMeasured is false
    bool isMeasured = true;
};

/// The rows of a lane whose relay has measured something; otherwise none.
[[nodiscard]] QList<RelayRow> relayRows(const Work &work, Lane lane, const LaneScore &score);
/// The rows of both lanes, over all runs.
[[nodiscard]] QList<RelayRow> relayRows(const Scorecard &scorecard);
/// What a relay's counts cover, as a note for the user: a relay does not know about warm-up.
[[nodiscard]] QString relayRowsNote();
/// The seed of each repeat's relay, per lane if they differ; empty without relays.
[[nodiscard]] QString relaySeedsText(const Scorecard &scorecard);

} // namespace swb
