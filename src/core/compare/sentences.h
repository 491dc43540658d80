// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compare/scorecard.h"

#include <QStringList>

namespace swb {

/// What tells the two lanes apart, in a plain sentence each: only what the numbers bear out. A difference of
/// times counts where it is more than a tenth or, with repeats, more than a twentieth and the runs of the two
/// lanes do not overlap. Empty where a lane is missing, broke, or nothing stands out.
[[nodiscard]] QStringList differences(const Scorecard &scorecard);

} // namespace swb
