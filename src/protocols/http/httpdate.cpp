// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/http/httpdate.h"

#include <QLocale>

namespace swb {

using namespace Qt::StringLiterals;

QByteArray httpDate(const QDateTime &time)
{
    static const QLocale english = QLocale::c();
    return english.toString(time.toUTC(), u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s).toLatin1();
}

QDateTime timeOfHttpDate(const QByteArray &date)
{
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
    if (time.isValid() && time.date().year() < epoch) // two digits, of the second form
        time = time.addYears(century);
    time.setTimeSpec(Qt::UTC);
    return time;
}

} // namespace swb
