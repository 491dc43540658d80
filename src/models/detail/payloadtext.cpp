// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/detail/payloadtext.h"

#include "core/payload/utf8.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

/// Shown unchanged, as one UTF-16 unit: nearly all characters.
bool isPlain(char32_t code)
{
    return code <= 0xFFFF && !isUnsafeInLine(code);
}

QString shown(char32_t code)
{
    if (code == u'\n')
        return u"\u240A\n"_s;
    if (code < 0x20)
        return QString(QChar(0x2400 + char16_t(code)));
    if (code == 0x7F)
        return u"\u2421"_s;
    // Line and paragraph separators would break the line; others change the direction of what follows.
    if (isUnsafeInLine(code))
        return u"[U+%1]"_s.arg(QString::number(code, 16).toUpper().rightJustified(4, u'0'));
    return QString::fromUcs4(&code, 1);
}

} // namespace

PayloadText::PayloadText(QByteArrayView bytes, const TextReader &reader)
{
    m_text.reserve(bytes.size());
    m_byteAt.reserve(size_t(bytes.size()) + 1);
    for (qsizetype at = 0; at < bytes.size();) {
        const TextUnit unit = reader.at(bytes, at);
        if (!unit.valid) {
            m_invalid.push_back(m_text.size());
            m_invalidBytes += unit.length;
        }
        if (!unit.valid || isPlain(unit.codePoint)) {
            m_text += unit.valid ? QChar(char16_t(unit.codePoint)) : QChar(QChar::ReplacementCharacter);
            m_byteAt.push_back(at);
        } else {
            append(shown(unit.codePoint), at);
        }
        at += unit.length;
    }
    m_byteAt.push_back(bytes.size());
}

PayloadText::PayloadText(QByteArrayView bytes)
    : PayloadText(bytes, TextReader(TextEncoding::Utf8))
{ }

void PayloadText::append(const QString &shown, qsizetype byte)
{
    m_text += shown;
    m_byteAt.insert(m_byteAt.end(), size_t(shown.size()), byte);
}

qsizetype PayloadText::byteAt(qsizetype position) const
{
    if (m_byteAt.empty())
        return 0;
    return m_byteAt[std::min(size_t(std::max<qsizetype>(position, 0)), m_byteAt.size() - 1)];
}

qsizetype PayloadText::positionOf(qsizetype byte) const
{
    if (m_byteAt.empty())
        return 0;
    const auto after = std::upper_bound(m_byteAt.begin(), m_byteAt.end(), byte);
    if (after == m_byteAt.begin())
        return 0;
    return std::lower_bound(m_byteAt.begin(), after, *(after - 1)) - m_byteAt.begin();
}

} // namespace swb
