// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/messagelog.h"

#include <QCoreApplication>
#include <optional>

namespace swb {

/// What the log's time column shows.
enum class TimeMode : quint8 {
    SinceStart, ///< of the log
    Clock, ///< time of day, to the millisecond: the wall clock is not more precise
    SincePrevious, ///< shown row
    SinceReference, ///< a row chosen by the user
};

class TimeText
{
    Q_DECLARE_TR_FUNCTIONS(TimeText)

public:
    static constexpr int modes = 4;

    /// Stable names for the settings: "start", "clock", "previous", "reference".
    [[nodiscard]] static QString name(TimeMode mode);
    /// SinceStart if there is no such name.
    [[nodiscard]] static TimeMode mode(const QString &name);
    [[nodiscard]] static QString title(TimeMode mode); ///< of the column
    [[nodiscard]] static QString choice(TimeMode mode); ///< in a menu
    /// The widest text to expect.
    [[nodiscard]] static QString sample(TimeMode mode);
    /// "14:03:10.123"
    [[nodiscard]] static QString clock(const MessageLog &log, qint64 timeNs);
    /// "+0.001204" or "−1.500000": from one moment to another, to the microsecond.
    [[nodiscard]] static QString between(qint64 fromNs, qint64 toNs);
};

} // namespace swb
