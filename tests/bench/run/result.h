// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/contenders/contender.h"

#include <QList>

namespace swb::bench {

/// One measurement of one contender. The value is in the unit of its row.
struct Round
{
    double value = 0;
    LoadResult load;
    QString note; ///< additional remarks
    double processorMicrosecondsPerUnit = 0; ///< of the server's process only; 0 if it was not measured
};

/// All rounds of one contender in one row.
struct Series
{
    Contender contender;
    QString leftOut; ///< why it is not measured
    QString broken; ///< why it was excluded after a failure
    QList<Round> rounds;

    [[nodiscard]] bool complete() const { return leftOut.isEmpty() && broken.isEmpty() && !rounds.isEmpty(); }
    [[nodiscard]] QList<double> values() const;
    [[nodiscard]] double
    lost() const; ///< units without an answer beyond what the kernel dropped, and damaged ones
};

struct RowResult
{
    Row row;
    QList<Series> series;

    [[nodiscard]] const Series *find(Contender::Kind kind) const;
    [[nodiscard]] const Series *find(const QString &id) const;
};

} // namespace swb::bench
