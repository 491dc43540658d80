// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/impairment/impairmentvalues.h"

#include <QRegularExpression>
#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace swb::impairmentvalues {
namespace {

struct Unit
{
    QLatin1StringView name;
    double factor;
};

constexpr Unit timeUnits[] = {{"ns"_L1, 1}, {"us"_L1, 1e3}, {"ms"_L1, 1e6}, {"s"_L1, 1e9}};
constexpr Unit rateUnits[] = {{"bit"_L1, 1},    {"k"_L1, 1e3},    {"M"_L1, 1e6},   {"G"_L1, 1e9},
                              {"kbit"_L1, 1e3}, {"Mbit"_L1, 1e6}, {"Gbit"_L1, 1e9}};
constexpr Unit byteUnits[] = {{""_L1, 1}, {"B"_L1, 1}, {"k"_L1, 1024}, {"M"_L1, 1024.0 * 1024}};

/// A decimal number with one of these units, from 0 to `most`. For 0 the unit may be left out.
template <size_t Count>
std::optional<double> readQuantity(QStringView text, const Unit (&units)[Count], double most)
{
    static const QRegularExpression pattern(u"^([0-9]{1,15}(?:\\.[0-9]{1,9})?)([A-Za-z%]*)$"_s);
    const QRegularExpressionMatch match = pattern.match(text.toString());
    if (!match.hasMatch())
        return {};
    const double number = match.capturedView(1).toDouble();
    const QStringView unit = match.capturedView(2);
    if (number == 0 && unit.isEmpty())
        return 0;
    const auto *const found
        = std::find_if(std::begin(units), std::end(units), [&](const Unit &u) { return u.name == unit; });
    if (found == std::end(units) || number * found->factor > most)
        return {};
    return number * found->factor;
}

/// Without trailing zeros.
QString decimal(double number)
{
    QString text = QString::number(number, 'f', 9);
    while (text.endsWith(u'0'))
        text.chop(1);
    if (text.endsWith(u'.'))
        text.chop(1);
    return text;
}

/// In the largest unit that makes it 1 or more.
QString writeQuantity(double value, std::initializer_list<Unit> unitsFromLargest)
{
    if (value == 0)
        return u"0"_s;
    for (const Unit &unit : unitsFromLargest) {
        if (value >= unit.factor)
            return decimal(value / unit.factor) + unit.name;
    }
    return decimal(value);
}

/// A whole number of the smallest unit; "1.5" bytes is not one.
std::optional<qint64> whole(std::optional<double> value)
{
    if (!value || *value != std::floor(*value))
        return {};
    return qint64(*value);
}

} // namespace

std::optional<double> readShare(QStringView text)
{
    static constexpr Unit percent[] = {{"%"_L1, 1}};
    const auto value = readQuantity(text, percent, 100);
    return value ? std::optional(*value / 100) : std::nullopt;
}

QString writeShare(double share)
{
    return share == 0 ? u"0"_s : QString(decimal(share * 100) % u'%');
}

std::optional<std::chrono::nanoseconds> readTime(QStringView text)
{
    const auto value = readQuantity(text, timeUnits, double(longestTime.count()));
    return value ? std::optional(std::chrono::nanoseconds(std::llround(*value))) : std::nullopt;
}

QString writeTime(std::chrono::nanoseconds time)
{
    return writeQuantity(double(time.count()), {{"s"_L1, 1e9}, {"ms"_L1, 1e6}, {"us"_L1, 1e3}, {"ns"_L1, 1}});
}

std::optional<qint64> readRate(QStringView text)
{
    return whole(readQuantity(text, rateUnits, double(fastestRate)));
}

QString writeRate(qint64 bitsPerSecond)
{
    return writeQuantity(double(bitsPerSecond), {{"G"_L1, 1e9}, {"M"_L1, 1e6}, {"k"_L1, 1e3}, {"bit"_L1, 1}});
}

std::optional<qint64> readBytes(QStringView text)
{
    return whole(readQuantity(text, byteUnits, double(mostBytes)));
}

QString writeBytes(qint64 bytes)
{
    constexpr qint64 mebi = 1 << 20;
    constexpr qint64 kibi = 1 << 10;
    if (bytes > 0 && bytes % mebi == 0)
        return QString::number(bytes / mebi) + u'M';
    if (bytes > 0 && bytes % kibi == 0)
        return QString::number(bytes / kibi) + u'k';
    return QString::number(bytes);
}

std::optional<QList<quint64>> readNumbers(QStringView text)
{
    if (text == u"0"_s)
        return QList<quint64>();
    QList<quint64> numbers;
    for (const QStringView part : text.split(u',')) {
        static const QRegularExpression pattern(u"^[0-9]{1,15}$"_s);
        const quint64 number = pattern.match(part.toString()).hasMatch() ? part.toULongLong() : 0;
        if (number == 0 || numbers.size() == mostNumbers)
            return {};
        numbers.append(number);
    }
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    return numbers;
}

QString writeNumbers(const QList<quint64> &numbers)
{
    QStringList texts;
    for (const quint64 number : numbers)
        texts.append(QString::number(number));
    return texts.isEmpty() ? u"0"_s : texts.join(u',');
}

namespace {

constexpr QLatin1StringView shapeNames[] = {"uniform"_L1, "normal"_L1, "exponential"_L1}; // in the order of
                                                                                          // JitterShape

} // namespace

std::optional<Jitter> readJitter(QStringView text)
{
    const auto parts = text.split(u':');
    const auto amount = readTime(parts.first());
    if (!amount || parts.size() > 2)
        return {};
    if (parts.size() == 1)
        return Jitter{*amount};
    const auto *const shape = std::find(std::begin(shapeNames), std::end(shapeNames), parts.at(1));
    if (shape == std::end(shapeNames))
        return {};
    return Jitter{*amount, JitterShape(shape - std::begin(shapeNames))};
}

QString writeJitter(const Jitter &jitter)
{
    return jitter.shape == JitterShape::Uniform
        ? writeTime(jitter.amount)
        : QString(writeTime(jitter.amount) % u':' % shapeNames[int(jitter.shape)]);
}

std::optional<BurstLoss> readBurst(QStringView text)
{
    BurstLoss burst;
    if (text == u"0"_s)
        return burst;
    double *const targets[] = {&burst.enter, &burst.leave, &burst.lossInside, &burst.lossOutside};
    const auto parts = text.split(u':');
    if (parts.size() < 2 || parts.size() > std::ssize(targets))
        return {};
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const auto share = readShare(parts.at(i));
        if (!share)
            return {};
        *targets[i] = *share;
    }
    return burst;
}

QString writeBurst(const BurstLoss &burst)
{
    if (burst == BurstLoss{})
        return u"0"_s;
    QStringList parts{writeShare(burst.enter), writeShare(burst.leave)};
    if (burst.lossInside != 1 || burst.lossOutside != 0)
        parts << writeShare(burst.lossInside);
    if (burst.lossOutside != 0)
        parts << writeShare(burst.lossOutside);
    return parts.join(u':');
}

} // namespace swb::impairmentvalues
