// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/report/statistics.h"
#include "bench/run/result.h"

namespace swb::bench {

/// One target of one row against what came out.
struct Verdict
{
    QString target; ///< "at least 0.80 of raw epoll"
    bool judged = false; ///< false where one side is missing
    bool reached = false;
    Spread measured; ///< the ratio round by round, or the value where the target is one
    double shortBy = 0; ///< part of the target that is missing; 0 where it is reached

    [[nodiscard]] QString toString() const;
};

[[nodiscard]] QList<Verdict> verdictsOf(const RowResult &result);

/// What broke or was lost by the project's own servers, the limit or the load; empty where all is well.
/// Losses and failures of the peers are theirs and only reported.
[[nodiscard]] QStringList faultsOf(const RowResult &result);

} // namespace swb::bench
