// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/filter/filtervalues.h"

#include "core/payload/bytetext.h"
#include "core/payload/escapes.h"
#include "core/payload/hex.h"
#include "core/values/numbertext.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <cmath>
#include <span>

namespace swb {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::FilterProblem)
};

using Problem = std::optional<FilterProblem>;

constexpr double largestNumber = 9e15; // below 2^53, up to which a double is exact

struct Unit
{
    QStringView suffix;
    double factor;
};

/// Whether there is a number with one of these suffixes: digits, optionally a point and more digits.
std::optional<double> readNumber(QStringView text, std::span<const Unit> units)
{
    qsizetype end = 0;
    while (end < text.size() && ((text[end] >= u'0' && text[end] <= u'9') || text[end] == u'.'))
        ++end;
    bool isNumber = false;
    const double number = text.first(end).toDouble(&isNumber);
    for (const Unit &unit : units) {
        if (isNumber && text.sliced(end).compare(unit.suffix, Qt::CaseInsensitive) == 0
            && number * unit.factor <= largestNumber)
            return number * unit.factor;
    }
    return std::nullopt;
}

Problem whole(const FilterValueText &written, const QString &what, const QString &hint)
{
    return FilterProblem{0, written.text.size(), what, hint};
}

Problem readCount(const FilterValueText &written, FilterValue &value)
{
    static constexpr std::array units{Unit{u"", 1}, Unit{u"k", 1e3}, Unit{u"M", 1e6}, Unit{u"G", 1e9}};
    const auto number = readNumber(written.text, units);
    // Written in tenths and multiplied, a whole number may be off by the last bit.
    if (!number || std::abs(*number - std::round(*number)) > 1e-6 * qMax(1.0, *number))
        return whole(written, Words::tr("“%1” is not a whole number.").arg(written.text),
                     Words::tr("Write it like 1000, 1.5k or 2M."));
    value.number = qRound64(*number);
    return {};
}

Problem readPort(const FilterValueText &written, FilterValue &value)
{
    const auto port = parseDecimal(written.text, 0xffff);
    if (!port)
        return whole(written, Words::tr("“%1” is not a port.").arg(written.text),
                     Words::tr("A port is a number from 0 to 65535."));
    value.number = *port;
    return {};
}

Problem readTime(const FilterValueText &written, FilterValue &value)
{
    static constexpr std::array units{Unit{u"", 1e6}, Unit{u"s", 1e6}, Unit{u"ms", 1e3}, Unit{u"us", 1},
                                      Unit{u"µs", 1}};
    const auto micros = readNumber(written.text, units);
    if (!micros)
        return whole(written, Words::tr("“%1” is not a time.").arg(written.text),
                     Words::tr("Write seconds, or a number with s, ms or us: 1.5, 20ms, 300us."));
    value.number = qRound64(*micros);
    return {};
}

Problem readChoice(const FilterValueText &written, FilterValue &value)
{
    const QStringList choices = filterChoices(written.field);
    value.number = choices.indexOf(written.text.toLower());
    if (value.number >= 0)
        return {};
    const QString near = nearestWord(written.text, choices);
    return whole(written,
                 Words::tr("“%1” is not a value of %2.").arg(written.text, factsOf(written.field).name),
                 near.isEmpty() ? Words::tr("Use one of: %1.").arg(choices.join(u", "_s))
                                : Words::tr("Did you mean “%1”?").arg(near));
}

/// Clears the bits after the prefix.
void mask(AddressPattern &pattern)
{
    for (int i = 0; i < int(pattern.address.bytes.size()); ++i) {
        const int bits = qBound(0, pattern.prefix - 8 * i, 8);
        pattern.address.bytes[size_t(i)] &= quint8(0xff00U >> bits);
    }
}

bool readPrefix(QStringView text, AddressPattern &pattern)
{
    const qsizetype slash = text.indexOf(u'/');
    pattern.address = SocketAddress::fromIp(text.first(slash).toString(), 0);
    const quint32 most = pattern.address.family == SocketAddress::Family::IPv4 ? 32 : 128;
    const auto bits = parseDecimal(text.sliced(slash + 1), most);
    if (pattern.address.isNull() || !bits)
        return false;
    pattern.prefix = int(*bits);
    mask(pattern);
    return true;
}

/// "127.0.0.1:80" or "[::1]:80".
bool readWithPort(QStringView text, AddressPattern &pattern)
{
    const qsizetype colon = text.lastIndexOf(u':');
    QStringView host = text.first(qMax(qsizetype(0), colon));
    const bool bracketed = host.startsWith(u'[') && host.endsWith(u']');
    if (bracketed)
        host = host.sliced(1, host.size() - 2);
    const auto port = parseDecimal(text.sliced(colon + 1), 0xffff);
    if (!port || host.contains(u':') != bracketed)
        return false;
    pattern.address = SocketAddress::fromIp(host.toString(), quint16(*port));
    pattern.hasPort = true;
    return !pattern.address.isNull();
}

bool readAddress(const QString &text, AddressPattern &pattern)
{
    if (text.contains(u'/'))
        return readPrefix(text, pattern);
    const bool bracketed = text.startsWith(u'[') && text.endsWith(u']');
    pattern.address = SocketAddress::fromIp(bracketed ? text.sliced(1, text.size() - 2) : text, 0);
    return !pattern.address.isNull() || (text.contains(u':') && readWithPort(text, pattern));
}

Problem readAddress(const FilterValueText &written, FilterValue &value)
{
    if (readAddress(written.text, value.address))
        return {};
    return whole(written, Words::tr("“%1” is not an address.").arg(written.text),
                 Words::tr("Write it like 127.0.0.1, 127.0.0.1:80, [::1]:80 or 10.0.0.0/8; to match part of "
                           "an address, use contains."));
}

Problem readPattern(const FilterValueText &written, FilterValue &value)
{
    const QRegularExpression expression(written.text);
    value.pattern = written.text;
    if (expression.isValid())
        return {};
    const qsizetype at = qBound(qsizetype(0), expression.patternErrorOffset(), written.text.size());
    return FilterProblem{at,
                         qMin(qsizetype(1), written.text.size() - at),
                         Words::tr("The regular expression is wrong here: %1.").arg(expression.errorString()),
                         {}};
}

Problem readHexBytes(const FilterValueText &written, FilterValue &value)
{
    const HexInput input = parseHex(written.text);
    value.bytes = input.bytes;
    if (input.error.isError())
        return FilterProblem{input.errorAt, 1, Words::tr("This is not a byte in hex."),
                             Words::tr("A byte has two digits, each 0 to 9 or a to f: 48 65 6c.")};
    return {};
}

/// The length of the escape at this backslash, as far as it was written; \" is specific to the language.
qsizetype escapeLength(QStringView rest)
{
    const qsizetype wanted = rest.sliced(1).startsWith(u'x') ? 4 : 2;
    return qMin(wanted, rest.size());
}

Problem readString(const FilterValueText &written, FilterValue &value)
{
    const QStringView text(written.text);
    for (qsizetype at = 0; at < text.size();) {
        if (text[at] != u'\\') {
            const qsizetype found = text.indexOf(u'\\', at);
            const qsizetype end = found < 0 ? text.size() : found;
            value.bytes += bytesFromText(text.sliced(at, end - at));
            at = end;
            continue;
        }
        const QString escape = text.sliced(at, escapeLength(text.sliced(at))).toString();
        const Result<QByteArray> bytes = escape == u"\\\""_s ? QByteArray("\"") : unescape(escape);
        if (!bytes)
            return FilterProblem{
                at, escape.size(), Words::tr("“%1” is not an escape.").arg(escape),
                Words::tr("Escapes are \\n, \\r, \\t, \\0, \\\", \\x41 for a byte in hex, and \\\\ "
                          "for a backslash itself.")};
        value.bytes += bytes.value();
        at += escape.size();
    }
    return {};
}

Problem readBytes(const FilterValueText &written, FilterValue &value)
{
    if (written.field == FilterField::Hex)
        return readHexBytes(written, value);
    if (written.isString)
        return readString(written, value);
    value.bytes = bytesFromText(written.text);
    return {};
}

} // namespace

QString FilterProblem::toString() const
{
    return hint.isEmpty() ? what : QString(what % u' ' % hint);
}

std::optional<FilterProblem> readFilterValue(const FilterValueText &written, FilterValue &value)
{
    if (written.op == FilterOperator::Matches)
        return readPattern(written, value);
    switch (written.field) {
    case FilterField::Proto:
    case FilterField::Dir:
    case FilterField::Role:
    case FilterField::Kind:
    case FilterField::Severity:
        return readChoice(written, value);
    case FilterField::Port:
        return readPort(written, value);
    case FilterField::Len:
        return readCount(written, value);
    case FilterField::Time:
        return readTime(written, value);
    case FilterField::Fact:
        if (isOrder(written.op))
            return readCount(written, value);
        break;
    case FilterField::Src:
    case FilterField::Dst:
        if (written.op != FilterOperator::Contains)
            return readAddress(written, value);
        break;
    default:
        break;
    }
    Problem problem = readBytes(written, value);
    if (!problem && written.op == FilterOperator::Contains && value.bytes.isEmpty())
        problem = whole(written, Words::tr("There is no text to look for."),
                        Words::tr("Write the text between the quotes."));
    return problem;
}

} // namespace swb
