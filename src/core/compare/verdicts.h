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
    const char *name = ""; ///< a stable one for JSON: "delay_p50"
    QString title; ///< "round trip at p50"
    statistics::Verdict verdict; ///< a: TCP, b: UDP; ns, bytes a second, or bytes for each byte
};

namespace limits {
/// Messages of each repeat of which a median is told; of p99, fifty times as many.
inline constexpr quint64 medianSamples = 20;
} // namespace limits

/// All that both lanes were measured by. Nothing where one of them took no part, or broke.
[[nodiscard]] QList<ComparedFigure> comparedFigures(const Scorecard &scorecard);

/// What each verdict says, in whole sentences.
[[nodiscard]] QStringList verdictSentences(const Scorecard &scorecard);
/// How it is decided whether lanes differ, for people.
[[nodiscard]] QString decisionText();
/// The verdicts with the numbers behind them.
[[nodiscard]] QJsonArray verdictsJson(const Scorecard &scorecard);

} // namespace swb
