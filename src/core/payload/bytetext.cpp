// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/payload/bytetext.h"

#include "core/payload/utf8.h"

namespace swb {
namespace {

constexpr char16_t firstByte = 0xdc80;
constexpr char16_t lastByte = 0xdcff;

/// The next position from `at` on of a lone surrogate that stands for a byte; the text's end if there is
/// none.
qsizetype nextByte(QStringView text, qsizetype at)
{
    for (; at < text.size(); ++at) {
        if (text[at].isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate())
            ++at; // a pair is a character
        else if (text[at] >= QChar(firstByte) && text[at] <= QChar(lastByte))
            return at;
    }
    return text.size();
}

} // namespace

QString textFromBytes(QByteArrayView bytes)
{
    QString text;
    text.reserve(bytes.size());
    for (qsizetype at = 0; at < bytes.size();) {
        const Utf8Unit unit = utf8At(bytes, at);
        if (unit.valid)
            text += QChar::fromUcs4(unit.codePoint);
        else
            text += QChar(char16_t(0xdc00 + unit.codePoint));
        at += unit.length;
    }
    return text;
}

QByteArray bytesFromText(QStringView text)
{
    QByteArray bytes;
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype byte = nextByte(text, at);
        bytes += text.sliced(at, byte - at).toUtf8();
        if (byte < text.size())
            bytes += char(text[byte].unicode() & 0xff);
        at = byte + 1;
    }
    return bytes;
}

QString shownText(QStringView text)
{
    QString shown;
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype byte = nextByte(text, at);
        shown += text.sliced(at, byte - at);
        if (byte < text.size())
            shown += QStringLiteral("\\x") + QString::number(text[byte].unicode() & 0xff, 16);
        at = byte + 1;
    }
    return shown;
}

} // namespace swb
