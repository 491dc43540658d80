// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compare/work.h"

namespace swb {

/// How long a comparison waits for answers that do not come, over all its lanes and repeats. A message that
/// is waited for keeps the next one of its connection from leaving, unless messages leave by the clock.
struct Waits
{
    double expectedNs = 0; ///< as many are lost as the relays were set to lose; 0 where they lose nothing
    double mostNs = 0; ///< every answer fails to come
};

/// Of what is known before the start. The work must have passed workProblem().
[[nodiscard]] Waits waitsOf(const Work &work);
/// How long a lane that can send nothing, and to which nothing comes, is waited for before it is ended: some
/// seconds more than what its relay was set to hold it back.
[[nodiscard]] qint64 longestBlockNs(const Work &work, Lane lane);
/// The same as waitsOf() for people, before the start; empty where no losses were set, or none makes it wait.
[[nodiscard]] QString waitsText(const Work &work);

} // namespace swb
