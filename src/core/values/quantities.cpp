// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/values/quantities.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace swb::quantities {
namespace {

constexpr double thousand = 1000;
constexpr double leastPercent = 0.01; ///< that is written out

/// Three significant digits, as far as there is something behind the point.
QString digits(double value)
{
    if (value == 0)
        return u"0"_s;
    const int behind = value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2;
    return QLocale().toString(value, 'f', behind);
}

/// The value with the unit that gives it one to three digits before the point.
QString scaled(double value, std::initializer_list<QStringView> units)
{
    const auto *unit = units.begin();
    while (value >= thousand - 0.5 && unit + 1 != units.end()) {
        value /= thousand;
        ++unit;
    }
    return digits(value) % u' ' % *unit;
}

QString words(const char *text)
{
    return QCoreApplication::translate("swb::quantities", text);
}

} // namespace

QString time(double ns)
{
    return ns < thousand - 0.5 ? QString(QLocale().toString(ns, 'f', 0) % u" ns"_s)
                               : scaled(ns / thousand, {u"µs", u"ms", u"s"});
}

QString duration(double ns)
{
    constexpr qint64 minute = 60;
    constexpr qint64 hour = 60 * minute;
    const qint64 seconds = qRound64(ns / 1e9);
    if (ns < 1e9)
        return time(ns);
    if (seconds < 2 * minute)
        return words(QT_TRANSLATE_NOOP("swb::quantities", "%1 s")).arg(seconds);
    if (seconds < 2 * hour)
        return words(QT_TRANSLATE_NOOP("swb::quantities", "%1 min %2 s"))
            .arg(seconds / minute)
            .arg(seconds % minute);
    return words(QT_TRANSLATE_NOOP("swb::quantities", "%1 h %2 min"))
        .arg(seconds / hour)
        .arg(seconds % hour / minute);
}

QString count(quint64 number)
{
    return QLocale().toString(qulonglong(number));
}

QString bytes(double bytes)
{
    return bytes < thousand - 0.5 ? QString(QLocale().toString(bytes, 'f', 0) % u" B"_s)
                                  : scaled(bytes / thousand, {u"kB", u"MB", u"GB", u"TB", u"PB", u"EB"});
}

QString perSecond(double count)
{
    return digits(count);
}

QString rate(double bytesPerSecond)
{
    return bytes(bytesPerSecond) % u"/s";
}

QString share(double part, double whole)
{
    const double percent = whole > 0 ? part * 100 / whole : 0;
    // rounding must not turn a few into none, nor nearly all into all
    if (percent > 0 && percent < leastPercent)
        return u"< "_s % digits(leastPercent) % u" %";
    if (percent < 100 && percent >= 99.95)
        return u"> "_s % QLocale().toString(99.9, 'f', 1) % u" %";
    return digits(percent) % u" %";
}

QString factor(double number)
{
    return digits(number);
}

QString part(quint64 part, quint64 whole)
{
    const QString counts
        = words(QT_TRANSLATE_NOOP("swb::quantities", "%1 of %2")).arg(count(part), count(whole));
    return whole == 0 ? counts : QString(counts % u" ("_s % share(double(part), double(whole)) % u')');
}

} // namespace swb::quantities
