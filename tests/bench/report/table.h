// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/report/verdict.h"

#include <QJsonObject>
#include <QTextStream>

namespace swb::bench {

/// The contenders and the machine, before the rows.
void printHead(QTextStream &out, const Settings &settings, const QJsonObject &machine,
               const QList<Contender> &contenders);
/// A row's contenders with their medians and spreads, and its verdicts.
void printRow(QTextStream &out, const RowResult &result);
/// One line per target, and the faults.
void printSummary(QTextStream &out, const QList<RowResult> &results);

} // namespace swb::bench
