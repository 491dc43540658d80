// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QTime>
#include <chrono>
#include <optional>
#include <variant>

namespace swb {

/// A position in the log as people name it: the number of an event, nanoseconds since the log began, or a
/// time of day.
using RowTarget = std::variant<quint64, std::chrono::nanoseconds, QTime>;

/// Reads "12", "#12" and "1,000" as numbers; "12.5", "12.5 s" and "12s" as seconds since the log began;
/// "14:03", "14:03:10" and "14:03:10.25" as a time of day. Nothing if it is none of these.
[[nodiscard]] std::optional<RowTarget> parseRowTarget(const QString &text);

} // namespace swb
