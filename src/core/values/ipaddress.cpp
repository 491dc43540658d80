// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/values/ipaddress.h"

#include "core/values/numbertext.h"

#include <QList>
#include <QVarLengthArray>
#include <algorithm>

namespace swb {

namespace {

constexpr qsizetype groupCount = 8;
using Groups = QVarLengthArray<quint16, groupCount>;

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

std::optional<quint8> parseOctet(QStringView text)
{
    if (text.isEmpty() || text.size() > 3 || (text.size() > 1 && text.front() == u'0')
        || !std::all_of(text.begin(), text.end(), isDigit))
        return std::nullopt;
    const uint value = text.toUInt();
    return value <= 255 ? std::optional(quint8(value)) : std::nullopt;
}

std::optional<quint16> parseGroup(QStringView text)
{
    const auto isHexDigit
        = [](QChar c) { return isDigit(c) || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F'); };
    if (text.isEmpty() || text.size() > 4 || !std::all_of(text.begin(), text.end(), isHexDigit))
        return std::nullopt;
    return text.toUShort(nullptr, 16);
}

/// Groups between colons; the last part may be an IPv4 address, which counts as two groups.
std::optional<Groups> parseGroups(QStringView text, bool mayEndInIPv4)
{
    Groups groups;
    if (text.isEmpty())
        return groups;
    const QList<QStringView> parts = text.split(u':');
    if (parts.size() > groupCount)
        return std::nullopt;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        if (const auto group = parseGroup(parts[i])) {
            groups << *group;
        } else if (const auto ipv4 = parseIPv4(parts[i]); ipv4 && mayEndInIPv4 && i == parts.size() - 1) {
            groups << quint16((*ipv4)[0] << 8 | (*ipv4)[1]) << quint16((*ipv4)[2] << 8 | (*ipv4)[3]);
        } else {
            return std::nullopt;
        }
    }
    return groups;
}

quint16 groupAt(const quint8 *bytes, qsizetype index)
{
    return quint16(bytes[2 * index] << 8 | bytes[2 * index + 1]);
}

struct Run
{
    qsizetype begin = 0;
    qsizetype length = 0;
};

/// The first of the longest runs of zero groups; length 0 if none is longer than one group.
Run longestZeroRun(const quint8 *bytes)
{
    Run longest;
    Run run;
    for (qsizetype i = 0; i < groupCount; ++i) {
        if (groupAt(bytes, i) != 0) {
            run = {};
            continue;
        }
        run = {run.length == 0 ? i : run.begin, run.length + 1};
        if (run.length > longest.length)
            longest = run;
    }
    return longest.length > 1 ? longest : Run{};
}

} // namespace

std::optional<IPv4Bytes> parseIPv4(QStringView text)
{
    const QList<QStringView> parts = text.split(u'.');
    if (parts.size() != 4)
        return std::nullopt;
    IPv4Bytes bytes{};
    for (size_t i = 0; i < bytes.size(); ++i) {
        const auto octet = parseOctet(parts[qsizetype(i)]);
        if (!octet)
            return std::nullopt;
        bytes[i] = *octet;
    }
    return bytes;
}

std::optional<IPv6Bytes> parseIPv6(QStringView text)
{
    const qsizetype gap = text.indexOf(u"::");
    const auto head = parseGroups(gap < 0 ? text : text.first(gap), gap < 0);
    const auto tail = parseGroups(gap < 0 ? QStringView() : text.sliced(gap + 2), true);
    if (!head || !tail)
        return std::nullopt;
    const qsizetype count = head->size() + tail->size();
    if (gap < 0 ? count != groupCount : count >= groupCount)
        return std::nullopt;

    Groups groups = *head;
    groups.resize(groupCount - tail->size(), 0);
    groups.append(tail->constData(), tail->size());
    IPv6Bytes bytes{};
    for (size_t i = 0; i < bytes.size(); ++i) {
        const quint16 group = groups[qsizetype(i / 2)];
        bytes[i] = quint8(i % 2 == 0 ? group >> 8 : group & 0xff);
    }
    return bytes;
}

void appendIPv4(QByteArray &out, const quint8 *bytes)
{
    for (int i = 0; i < 4; ++i) {
        if (i > 0)
            out.append('.');
        appendNumber(out, bytes[i]);
    }
}

void appendIPv6(QByteArray &out, const quint8 *bytes)
{
    if (isMappedIPv4(bytes)) {
        out.append("::ffff:");
        appendIPv4(out, bytes + 12);
        return;
    }
    const Run gap = longestZeroRun(bytes);
    for (qsizetype i = 0; i < groupCount; ++i) {
        if (gap.length > 0 && i == gap.begin) {
            out.append("::");
            i += gap.length - 1;
            continue;
        }
        if (i > 0 && !out.endsWith(':'))
            out.append(':');
        appendNumber(out, groupAt(bytes, i), 16);
    }
}

bool isMappedIPv4(const quint8 *bytes)
{
    return std::all_of(bytes, bytes + 10, [](quint8 byte) { return byte == 0; }) && bytes[10] == 0xff
        && bytes[11] == 0xff;
}

} // namespace swb
