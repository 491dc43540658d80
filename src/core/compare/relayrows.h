// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compare/scorecard.h"

namespace swb {

/// One thing that the relay of a lane was to do in one direction, beside what it measured of it.
struct RelayRow
{
    Lane lane = Lane::Udp;
    QString way; ///< "UDP to server"
    QString effect; ///< "Loss", "Received"
    QString configured; ///< "5%", "off"; empty where nothing can be set
    QString measured; ///< "4.97% (497 of 10000)"; "not measured" where isMeasured is false
    bool isMeasured = true;
};

/// The rows of a lane whose relay has measured something; none otherwise.
[[nodiscard]] QList<RelayRow> relayRows(const Work &work, Lane lane, const LaneScore &score);
/// Those of both lanes, over all runs.
[[nodiscard]] QList<RelayRow> relayRows(const Scorecard &scorecard);
/// Over what a relay has counted, for people: it knows nothing of warm-up.
[[nodiscard]] QString relayRowsNote();
/// The seed of each repeat's relay, of each lane where they differ; empty without relays.
[[nodiscard]] QString relaySeedsText(const Scorecard &scorecard);

} // namespace swb
