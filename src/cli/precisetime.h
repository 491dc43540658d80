// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

namespace swb {

/// A moment on the log's clock as wall time to the microsecond, which QDateTime alone cannot hold: `format`
/// (see QDateTime::toString()) gives everything before the microseconds, in the time zone of `logStart`.
[[nodiscard]] QString preciseTime(const QDateTime &logStart, qint64 timeNs, const QString &format);

} // namespace swb
