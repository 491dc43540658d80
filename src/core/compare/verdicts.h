// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compare/scorecard.h"
#include "core/compare/statistics.h"

#include <QJsonArray>

namespace swb {

/// A figure in which the lanes are compared, repeat by repeat, and whether they differ in it.
struct ComparedFigure
{
    enum class Kind : quint8 { Delay, SetUp, Goodput, WirePerByte };
    Kind kind = Kind::Delay;
    const char *name = ""; ///< a stable name for JSON: "delay_p50"
    QString title; ///< "round trip at p50"
    statistics::Verdict verdict; ///< a: TCP, b: UDP; ns, bytes a second, or bytes per byte
};

namespace limits {
/// Messages that each repeat needs for a median to be reported; for p99, fifty times as many.
inline constexpr quint64 medianSamples = 20;
} // namespace limits

/// All figures that both lanes were measured by. Nothing if one of them took no part, or broke.
[[nodiscard]] QList<ComparedFigure> comparedFigures(const Scorecard &scorecard);

/// The verdicts in whole sentences.
[[nodiscard]] QStringList verdictSentences(const Scorecard &scorecard);
/// How the program decides whether lanes differ, for the user.
[[nodiscard]] QString decisionText();
/// The verdicts with the numbers behind them.
[[nodiscard]] QJsonArray verdictsJson(const Scorecard &scorecard);

} // namespace swb
