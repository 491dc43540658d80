// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/run/result.h"

namespace swb::bench {

QList<double> Series::values() const
{
    QList<double> values;
    for (const Round &round : rounds)
        values.append(round.value);
    return values;
}

double Series::lost() const
{
    double lost = 0;
    for (const Round &round : rounds)
        lost += round.load.unexplained() + round.load.damaged;
    return lost;
}

const Series *RowResult::find(Contender::Kind kind) const
{
    for (const Series &one : series) {
        if (one.contender.kind == kind)
            return &one;
    }
    return nullptr;
}

const Series *RowResult::find(const QString &id) const
{
    for (const Series &one : series) {
        if (one.contender.id == id)
            return &one;
    }
    return nullptr;
}

} // namespace swb::bench
