// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/precisetime.h"

namespace swb {

QString preciseTime(const QDateTime &logStart, qint64 timeNs, const QString &format)
{
    const qint64 micros = timeNs / 1000 + logStart.time().msec() * 1000;
    const QDateTime second = logStart.addMSecs(micros / 1000 - logStart.time().msec());
    return second.toString(format) + QString::number(micros % 1'000'000).rightJustified(6, u'0');
}

} // namespace swb
