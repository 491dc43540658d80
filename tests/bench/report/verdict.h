// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/report/statistics.h"
#include "bench/run/result.h"

namespace swb::bench {

/// One target of one row compared with the result.
struct Verdict
{
    QString target; ///< "at least 0.80 of raw epoll"
    bool judged = false; ///< false if one side is missing
    bool reached = false;
    Spread measured; ///< the ratio round by round, or the value if the target is one
    double shortBy = 0; ///< part of the target that is missing; 0 if it is reached

    [[nodiscard]] QString toString() const;
};

[[nodiscard]] QList<Verdict> verdictsOf(const RowResult &result);

/// Failures and losses of the project's own servers, the limit or the load; empty if there are none. Losses
/// and failures of other contenders are their own and only reported.
[[nodiscard]] QStringList faultsOf(const RowResult &result);

} // namespace swb::bench
