// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/values/quantities.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace swb::quantities {
namespace {

constexpr double thousand = 1000;
constexpr double leastPercent = 0.01; ///< that is shown as a number

/// Three significant digits, as far as there are digits after the point.
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

using Units = std::initializer_list<QStringView>;

constexpr Units timeUnits = {u"ns", u"µs", u"ms", u"s"};
constexpr Units rateUnits = {u"B/s", u"kB/s", u"MB/s", u"GB/s", u"TB/s", u"PB/s", u"EB/s"};

/// How many decimals give the number three significant digits; none for 0.
int decimalsOf(double value)
{
    constexpr int significant = 3;
    return value <= 0 ? 0 : std::max(0, significant - 1 - int(std::floor(std::log10(value))));
}

QStringList alike(const QList<double> &values, Units units, QString (*alone)(double))
{
    constexpr int mostDecimals = 3;
    double scale = 1;
    const double greatest = values.isEmpty() ? 0 : *std::max_element(values.begin(), values.end());
    const auto *unit = units.begin();
    for (; greatest >= (thousand - 0.5) * scale && unit + 1 != units.end(); ++unit)
        scale *= thousand;
    int decimals = 0;
    for (const double value : values)
        decimals = std::max(decimals, unit == units.begin() ? 0 : decimalsOf(value / scale));
    QStringList texts;
    for (const double value : values)
        texts.append(decimals > mostDecimals
                         ? alone(value)
                         : QString(QLocale().toString(value / scale, 'f', decimals) % u' ' % *unit));
    return texts;
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

QStringList times(const QList<double> &ns)
{
    return alike(ns, timeUnits, time);
}

QStringList rates(const QList<double> &bytesPerSecond)
{
    return alike(bytesPerSecond, rateUnits, rate);
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

QString timeLeft(double doneShare, qint64 elapsedNs)
{
    constexpr double leastDone = 0.01;
    if (doneShare < leastDone || doneShare >= 1)
        return {};
    return words(QT_TRANSLATE_NOOP("swb::quantities", "about %1 left"))
        .arg(duration(double(elapsedNs) * (1 - doneShare) / doneShare));
}

QString count(quint64 number)
{
    return QLocale().toString(qulonglong(number));
}

int plural(quint64 number)
{
    constexpr quint64 billion = 1'000'000'000;
    return int(number < billion ? number : billion + number % billion);
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
    // rounding must not turn a few into none, or nearly all into all
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
    if (whole == 0)
        return words(QT_TRANSLATE_NOOP("swb::quantities", "%1 of %2")).arg(count(part), count(whole));
    return words(QT_TRANSLATE_NOOP("swb::quantities", "%1 of %2 (%3)"))
        .arg(count(part), count(whole), share(double(part), double(whole)));
}

} // namespace swb::quantities
