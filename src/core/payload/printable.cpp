// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/payload/printable.h"

#include <algorithm>

namespace swb {

namespace {

constexpr char32_t firstControlPicture = 0x2400;
constexpr char32_t deletePicture = 0x2421;
constexpr char32_t newlinePicture = 0x2424;
constexpr char32_t replacement = 0xfffd;
constexpr char ellipsis[] = "…";

/// How many bytes from here on, at most up to `end`, stand for themselves.
qsizetype plainRun(QByteArrayView bytes, qsizetype at, qsizetype end)
{
    const qsizetype begin = at;
    end = qMin(end, bytes.size());
    while (at < end && quint8(bytes[at]) >= 0x20 && quint8(bytes[at]) < 0x7f)
        ++at;
    return at - begin;
}

} // namespace

char32_t visibleInLine(Utf8Unit unit)
{
    if (!unit.valid)
        return replacement;
    if (unit.codePoint < 0x20)
        return firstControlPicture + unit.codePoint;
    if (!isUnsafeInLine(unit.codePoint))
        return unit.codePoint;
    switch (unit.codePoint) {
    case 0x7f:
        return deletePicture;
    case 0x85: // next line
    case 0x2028:
    case 0x2029:
        return newlinePicture;
    default:
        return replacement;
    }
}

QString printableLine(QByteArrayView bytes, qsizetype maxChars)
{
    QByteArray line;
    line.reserve(qMin(bytes.size(), maxChars) + 3);
    appendPrintable(line, bytes, maxChars);
    return QString::fromUtf8(line);
}

/// A log prints hundreds of thousands of these a second, so everything is written in place.
void appendPrintable(QByteArray &out, QByteArrayView bytes, qsizetype maxChars)
{
    const qsizetype begin = out.size();
    const qsizetype most = bytes.size() / 4 < maxChars ? bytes.size() : 4 * maxChars; // four a character
    out.resize(begin + 3 * most + qsizetype(sizeof ellipsis)); // a byte becomes a picture of three
    char *to = out.data() + begin;
    qsizetype characters = 0;
    for (qsizetype at = 0; at < bytes.size();) {
        const qsizetype plain = plainRun(bytes, at, at + maxChars - characters);
        to = std::copy_n(bytes.data() + at, plain, to);
        at += plain;
        characters += plain;
        if (at == bytes.size())
            break;
        if (characters == maxChars) {
            to = std::copy_n(ellipsis, sizeof ellipsis - 1, to);
            break;
        }
        const Utf8Unit unit
            = quint8(bytes[at]) < 0x20 ? Utf8Unit{char32_t(bytes[at]), 1, true} : utf8At(bytes, at);
        to = writeUtf8(to, visibleInLine(unit));
        at += unit.length;
        ++characters;
    }
    out.truncate(to - out.constData());
}

} // namespace swb
