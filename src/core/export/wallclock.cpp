// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/wallclock.h"

namespace swb {
namespace {

constexpr qint64 second = 1'000'000'000;

} // namespace

WallClock::WallClock(const QDateTime &logStart, const QString &format, int digits)
    : m_second(logStart.addMSecs(-logStart.time().msec()))
    , m_offsetNs(qint64(logStart.time().msec()) * 1'000'000)
    , m_format(format)
    , m_digits(digits)
{
    for (int i = digits; i < 9; ++i)
        m_unitNs *= 10;
}

void WallClock::appendTo(QByteArray &out, qint64 timeNs)
{
    const qint64 ns = m_offsetNs + timeNs;
    const qint64 seconds = (ns < 0 ? ns - (second - 1) : ns) / second; // rounded down, also before the start
    if (seconds != m_shown) {
        m_text = m_second.addSecs(seconds).toString(m_format).toUtf8();
        m_shown = seconds;
    }
    out += m_text;
    const qsizetype begin = out.size();
    out.resize(begin + m_digits);
    qint64 rest = (ns - seconds * second) / m_unitNs;
    for (qsizetype at = out.size() - 1; at >= begin; --at, rest /= 10)
        out[at] = char('0' + rest % 10);
}

} // namespace swb
