// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compare/scorecard.h"
#include "core/values/result.h"

class QJsonObject;

namespace swb {

/// How much of a scorecard is written.
enum class ScorecardDetail : quint8 {
    Figures, ///< the figures that people compare
    Whole, ///< all buckets and bins too, so that it can be read back and drawn again
};

/// {"kind": "comparison", "settings", "machine", "began", "stopped", "differences": [...],  "lanes": {"tcp":
/// {...}, "udp": {...}}}; lanes that took no part are missing. Each lane has, over all runs: "sent",
/// "delivered", "answered", "lost", "lost_by" {reason: count}, "duplicated", "reordered", "corrupted",
/// "late", "goodput_bytes_per_s", "rtt_us" and "one_way_us" {"min", "p50", "p95", "p99", "max", "mean"} or
/// null if it is not known, and so on; and "runs", the same for each run. Times are in microseconds unless
/// the name says otherwise.
[[nodiscard]] QJsonObject toJson(const Scorecard &scorecard, ScorecardDetail detail);

/// Reads a scorecard that was written with ScorecardDetail::Whole. Errors: DamagedLogFile, and those of
/// workFromJson().
[[nodiscard]] Result<Scorecard> scorecardFromJson(const QByteArray &json);

/// The name under which a session file keeps it, see SessionWriter::setDocument(); and whether a name is such
/// a name.
[[nodiscard]] QString documentName(const Scorecard &scorecard);
[[nodiscard]] bool isComparisonDocument(const QString &name);

} // namespace swb
