// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/http/httpdate.h"

#include <QLocale>
#include <array>
#include <cstdio>

namespace swb {

using namespace Qt::StringLiterals;

/// Formatted manually, since each answer has one or two dates and a locale is slow.
QByteArray httpDate(const QDateTime &time)
{
    constexpr std::array days{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const QDateTime utc = time.toUTC();
    const QDate date = utc.date();
    const QTime clock = utc.time();
    if (!date.isValid())
        return {};
    constexpr size_t longest = 64;
    std::array<char, longest> text;
    const int length
        = std::snprintf(text.data(), text.size(), "%s, %02d %s %04d %02d:%02d:%02d GMT",
                        days[size_t(date.dayOfWeek() - 1)], date.day(), months[size_t(date.month() - 1)],
                        date.year(), clock.hour(), clock.minute(), clock.second());
    return {text.data(), length};
}

QDateTime timeOfHttpDate(const QByteArray &date)
{
    if (date.isEmpty())
        return {};
    static const QLocale english = QLocale::c();
    const QString text = QString::fromLatin1(date).simplified();
    QDateTime time;
    for (const QString &form : {u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s, u"dddd, dd-MMM-yy HH:mm:ss 'GMT'"_s,
                                u"ddd MMM d HH:mm:ss yyyy"_s}) {
        time = english.toDateTime(text, form);
        if (time.isValid())
            break;
    }
    constexpr int century = 100;
    constexpr int epoch = 1970;
    if (time.isValid() && time.date().year() < epoch) // two digits, in the second format
        time = time.addYears(century);
    time.setTimeSpec(Qt::UTC);
    return time;
}

} // namespace swb
