// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/payloadtext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

struct Character
{
    char32_t code = 0xFFFD;
    int bytes = 1;
};

constexpr int sequenceLength(uchar lead)
{
    return lead < 0x80                 ? 1
        : lead >= 0xC2 && lead <= 0xDF ? 2
        : (lead & 0xF0) == 0xE0        ? 3
        : lead >= 0xF0 && lead <= 0xF4 ? 4
                                       : 0;
}

bool isContinuation(char byte)
{
    return (uchar(byte) & 0xC0) == 0x80;
}

/// Overlong forms, surrogates and what lies beyond Unicode are no characters (RFC 3629, section 3).
bool isAllowed(char32_t code, int bytes)
{
    static constexpr char32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    return code >= least[bytes] && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
}

Character characterAt(QByteArrayView bytes, qsizetype at)
{
    const uchar lead = uchar(bytes[at]);
    const int length = sequenceLength(lead);
    if (length == 1)
        return {lead, 1};
    if (length == 0 || at + length > bytes.size())
        return {};
    char32_t code = lead & (0xFFU >> (length + 1));
    for (int i = 1; i < length; ++i) {
        if (!isContinuation(bytes[at + i]))
            return {};
        code = code << 6 | (uchar(bytes[at + i]) & 0x3FU);
    }
    return isAllowed(code, length) ? Character{code, length} : Character{};
}

bool turnsDirection(char32_t code)
{
    return code == 0x061C || code == 0x200E || code == 0x200F || (code >= 0x202A && code <= 0x202E)
        || (code >= 0x2066 && code <= 0x2069);
}

QString shown(char32_t code)
{
    if (code == u'\n')
        return u"\u240A\n"_s;
    if (code < 0x20)
        return QString(QChar(0x2400 + char16_t(code)));
    if (code == 0x7F)
        return u"\u2421"_s;
    // Line and paragraph separators would break the line; the others turn what follows round.
    if ((code >= 0x80 && code < 0xA0) || code == 0x2028 || code == 0x2029 || turnsDirection(code))
        return u"[U+%1]"_s.arg(QString::number(code, 16).toUpper().rightJustified(4, u'0'));
    return QString::fromUcs4(&code, 1);
}

} // namespace

PayloadText::PayloadText(QByteArrayView bytes)
{
    m_text.reserve(bytes.size());
    m_byteAt.reserve(size_t(bytes.size()) + 1);
    for (qsizetype at = 0; at < bytes.size();) {
        const Character character = characterAt(bytes, at);
        append(shown(character.code), at);
        at += character.bytes;
    }
    m_byteAt.push_back(bytes.size());
}

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

qsizetype PayloadText::pageEnd(QByteArrayView bytes, qsizetype begin, qsizetype wanted)
{
    const qsizetype end = std::min(bytes.size(), begin + wanted);
    if (end == bytes.size())
        return end;
    for (qsizetype start = end; start > std::max(begin, end - 4); --start) {
        if (!isContinuation(bytes[start]))
            return start;
    }
    return end;
}

} // namespace swb
