// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/payload/printable.h"

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
    if (!isUnsafeInLine(unit.codePoint))
        return unit.codePoint;
    if (unit.codePoint < 0x20)
        return firstControlPicture + unit.codePoint;
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

void appendPrintable(QByteArray &out, QByteArrayView bytes, qsizetype maxChars)
{
    qsizetype characters = 0;
    for (qsizetype at = 0; at < bytes.size();) {
        const qsizetype plain = plainRun(bytes, at, at + maxChars - characters);
        out.append(bytes.data() + at, plain);
        at += plain;
        characters += plain;
        if (at == bytes.size())
            return;
        if (characters == maxChars) {
            out += ellipsis;
            return;
        }
        const Utf8Unit unit = utf8At(bytes, at);
        if (const char32_t shown = visibleInLine(unit); unit.valid && shown == unit.codePoint)
            out.append(bytes.data() + at, unit.length);
        else
            out += QStringView(QChar::fromUcs4(shown)).toUtf8();
        at += unit.length;
        ++characters;
    }
}

} // namespace swb
