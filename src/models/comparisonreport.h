// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compare/scorecard.h"

namespace swb {

/// A drawing of a report, with the words that stand for it where it is not seen.
struct ReportDrawing
{
    QString title;
    QByteArray svg;
};

/// A comparison as one HTML file that needs nothing beside it: what was done, where, both lanes' numbers with
/// what they mean and how they are known, what tells the lanes apart, and the drawings.
[[nodiscard]] QByteArray comparisonHtml(const Scorecard &scorecard, const QList<ReportDrawing> &drawings);

} // namespace swb
