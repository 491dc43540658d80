// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compare/work.h"

namespace swb {

/// How long a comparison waits for answers that do not come, over all its lanes and repeats. While it waits
/// for a message, the next one of that connection cannot leave, unless messages leave by the clock.
struct Waits
{
    double expectedNs = 0; ///< if as many are lost as the relays are set to lose; 0 if they lose nothing
    double mostNs = 0; ///< if no answer comes at all
};

/// Calculated from what is known before the start. The work must have passed workProblem().
[[nodiscard]] Waits waitsOf(const Work &work);
/// How long a lane may be blocked, with nothing to send and nothing arriving, before it is ended: some
/// seconds more than its relay is set to delay.
[[nodiscard]] qint64 longestBlockNs(const Work &work, Lane lane);
/// The same as waitsOf() for the user, before the start; empty if no losses were set, or none makes it wait.
[[nodiscard]] QString waitsText(const Work &work);

} // namespace swb
