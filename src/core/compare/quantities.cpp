// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compare/quantities.h"

#include <QLocale>
#include <cmath>

using namespace Qt::StringLiterals;

namespace swb::quantities {
namespace {

constexpr double thousand = 1000;

/// Three significant digits, as far as there is something behind the point.
QString digits(double value)
{
    const int before = value >= 1 ? int(std::log10(value)) + 1 : 1;
    return QLocale().toString(value, 'f', qMax(0, 3 - before));
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

} // namespace

QString time(double ns)
{
    return ns < thousand ? QString(QLocale().toString(ns, 'f', 0) % u" ns"_s)
                         : scaled(ns / thousand, {u"µs", u"ms", u"s"});
}

QString count(quint64 number)
{
    return QLocale().toString(qulonglong(number));
}

QString bytes(double bytes)
{
    return bytes < thousand ? QString(QLocale().toString(bytes, 'f', 0) % u" B"_s)
                            : scaled(bytes / thousand, {u"KB", u"MB", u"GB", u"TB"});
}

QString rate(double bytesPerSecond)
{
    return bytes(bytesPerSecond) % u"/s";
}

QString share(double part, double whole)
{
    return digits(whole > 0 ? part * 100 / whole : 0) % u" %";
}

QString factor(double number)
{
    return digits(number);
}

} // namespace swb::quantities
