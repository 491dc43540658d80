// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <limits>

namespace swb {

/// Writes moments of a log's clock as wall time, to a fraction of a second that QDateTime cannot hold. The
/// text of the last second is cached, since most events are in the same second as the one before.
class WallClock
{
public:
    WallClock() = default;
    /// `format` (see QDateTime::toString()) gives the text before the fraction, in the time zone of
    /// `logStart`; `digits` digits of the fraction follow, at most 9.
    WallClock(const QDateTime &logStart, const QString &format, int digits);

    void appendTo(QByteArray &out, qint64 timeNs);

private:
    QDateTime m_second; ///< in which the log began
    qint64 m_offsetNs = 0; ///< from then to the log's beginning
    QString m_format;
    int m_digits = 0;
    qint64 m_unitNs = 1; ///< of the last digit
    qint64 m_shown = std::numeric_limits<qint64>::min(); ///< which second m_text is
    QByteArray m_text;
};

} // namespace swb
