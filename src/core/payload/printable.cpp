// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/payload/printable.h"

#include "core/payload/utf8.h"

namespace swb {

namespace {

constexpr char32_t firstControlPicture = 0x2400;
constexpr char32_t deletePicture = 0x2421;
constexpr char32_t newlinePicture = 0x2424;
constexpr char32_t replacement = 0xfffd;

char32_t visible(Utf8Unit unit)
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

} // namespace

QString printableLine(QByteArrayView bytes, qsizetype maxChars)
{
    QString line;
    line.reserve(qMin(bytes.size(), maxChars + 1));
    qsizetype characters = 0;
    for (qsizetype at = 0; at < bytes.size(); ++characters) {
        if (characters == maxChars)
            return line + u'…';
        const Utf8Unit unit = utf8At(bytes, at);
        line += QChar::fromUcs4(visible(unit));
        at += unit.length;
    }
    return line;
}

} // namespace swb
