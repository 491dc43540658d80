// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/payload/textencoding.h"

#include "core/payload/utf8.h"

#include <QStringDecoder>
#include <QtEndian>

#include <algorithm>

namespace swb {
namespace {

constexpr const char *names[]
    = {"UTF-8",        "ISO-8859-1",  "UTF-16LE",     "UTF-16BE", "UTF-32LE",  "UTF-32BE",
       "windows-1252", "ISO-8859-15", "windows-1251", "KOI8-R",   "Shift_JIS", "EUC-JP",
       "GB18030",      "Big5",        "EUC-KR",       "IBM437",   "IBM037"};
static_assert(std::size(names) == size_t(TextEncoding::Ebcdic) + 1);

constexpr int longestCharacter = 4; ///< bytes, in every encoding here
constexpr char16_t substitute = 0x1a; ///< what ICU writes for unknown characters
constexpr char16_t noCharacter = 0xfffd;
/// No smaller byte is the second half of a character in any of the multi-byte encodings.
constexpr uchar neverSecond = 0x30;
constexpr qsizetype longestLook = 256; ///< for such a byte, before the end of a page

bool needsIcu(TextEncoding encoding)
{
    return encoding >= TextEncoding::Windows1252;
}

bool hasSeveralBytes(TextEncoding encoding)
{
    return encoding >= TextEncoding::ShiftJis && encoding <= TextEncoding::EucKr;
}

QString decoded(QStringDecoder &decoder, QByteArrayView bytes)
{
    return decoder.decode(bytes);
}

std::unique_ptr<std::array<char16_t, 256>> tableOf(QStringDecoder &decoder)
{
    auto table = std::make_unique<std::array<char16_t, 256>>();
    for (int i = 0; i < 256; ++i) {
        const char byte = char(i);
        const QString text = decoded(decoder, QByteArrayView(&byte, 1));
        const bool known = text.size() == 1 && (text[0] != substitute || i == substitute || i == 0x3f);
        (*table)[size_t(i)] = known ? text[0].unicode() : noCharacter;
        decoder.resetState();
    }
    return table;
}

bool isSurrogate(char32_t code)
{
    return code >= 0xd800 && code < 0xe000;
}

enum class Order : quint8 { LittleEndian, BigEndian };

template <typename Unit>
Unit read(const char *bytes, Order order)
{
    return order == Order::BigEndian ? qFromBigEndian<Unit>(bytes) : qFromLittleEndian<Unit>(bytes);
}

TextUnit utf16At(QByteArrayView bytes, qsizetype position, Order order)
{
    const qsizetype left = bytes.size() - position;
    if (left < 2)
        return {};
    const char16_t first = read<quint16>(bytes.data() + position, order);
    if (!QChar::isSurrogate(first))
        return {first, 2, true};
    if (QChar::isHighSurrogate(first) && left >= 4) {
        const char16_t second = read<quint16>(bytes.data() + position + 2, order);
        if (QChar::isLowSurrogate(second))
            return {QChar::surrogateToUcs4(first, second), 4, true};
    }
    return {first, 2, false};
}

TextUnit utf32At(QByteArrayView bytes, qsizetype position, Order order)
{
    if (bytes.size() - position < 4)
        return {};
    const char32_t code = read<quint32>(bytes.data() + position, order);
    return {code, 4, code <= QChar::LastValidCodePoint && !isSurrogate(code)};
}

} // namespace

QList<TextEncoding> textEncodings()
{
    static const QList<TextEncoding> known = [] {
        QList<TextEncoding> list;
        for (size_t i = 0; i < std::size(names); ++i) {
            if (!needsIcu(TextEncoding(i)) || QStringDecoder(names[i]).isValid())
                list.append(TextEncoding(i));
        }
        return list;
    }();
    return known;
}

QString nameOf(TextEncoding encoding)
{
    return QString::fromLatin1(names[size_t(encoding)]);
}

TextReader::TextReader(TextEncoding encoding)
    : m_encoding(encoding)
{
    if (!needsIcu(encoding))
        return;
    m_decoder = std::make_unique<QStringDecoder>(names[size_t(encoding)]);
    if (!m_decoder->isValid())
        m_encoding = TextEncoding::Latin1;
    else if (!hasSeveralBytes(encoding))
        m_table = tableOf(*m_decoder);
}

TextReader::~TextReader() = default;
TextReader::TextReader(TextReader &&) noexcept = default;
TextReader &TextReader::operator=(TextReader &&) noexcept = default;

TextUnit TextReader::at(QByteArrayView bytes, qsizetype position) const
{
    switch (m_encoding) {
    case TextEncoding::Utf8: {
        const Utf8Unit unit = utf8At(bytes, position);
        return {unit.codePoint, unit.length, unit.valid};
    }
    case TextEncoding::Latin1:
        return {uchar(bytes[position]), 1, true};
    case TextEncoding::Utf16Le:
        return utf16At(bytes, position, Order::LittleEndian);
    case TextEncoding::Utf16Be:
        return utf16At(bytes, position, Order::BigEndian);
    case TextEncoding::Utf32Le:
        return utf32At(bytes, position, Order::LittleEndian);
    case TextEncoding::Utf32Be:
        return utf32At(bytes, position, Order::BigEndian);
    default:
        break;
    }
    if (!m_table)
        return multiByte(bytes, position);
    const char16_t code = (*m_table)[uchar(bytes[position])];
    return {code, 1, code != noCharacter};
}

/// Adds one byte at a time until the decoder has a character. It keeps no state between characters.
TextUnit TextReader::multiByte(QByteArrayView bytes, qsizetype position) const
{
    const uchar first = uchar(bytes[position]);
    if (first < 0x80)
        return {first, 1, true};
    m_decoder->resetState();
    const qsizetype most = std::min<qsizetype>(longestCharacter, bytes.size() - position);
    for (qsizetype length = 1; length <= most; ++length) {
        const QString text = decoded(*m_decoder, bytes.sliced(position + length - 1, 1));
        if (text.isEmpty())
            continue;
        const QList<uint> codes = text.toUcs4();
        const bool known = codes.size() == 1 && codes[0] != noCharacter && codes[0] != substitute;
        return known ? TextUnit{codes[0], quint8(length), true} : TextUnit{first, 1, false};
    }
    return {first, 1, false};
}

qsizetype TextReader::boundary(QByteArrayView bytes, qsizetype end) const
{
    if (end <= 0 || end >= bytes.size())
        return std::clamp<qsizetype>(end, 0, bytes.size());
    switch (m_encoding) {
    case TextEncoding::Utf8:
        for (qsizetype start = end; start > std::max<qsizetype>(0, end - longestCharacter); --start) {
            if ((uchar(bytes[start]) & 0xc0) != 0x80)
                return start;
        }
        return end;
    case TextEncoding::Utf16Le:
    case TextEncoding::Utf16Be: {
        const qsizetype even = end - end % 2;
        const bool insidePair = even >= 2 && at(bytes, even - 2).length == 4;
        return insidePair ? even - 2 : even;
    }
    case TextEncoding::Utf32Le:
    case TextEncoding::Utf32Be:
        return end - end % 4;
    default:
        return hasSeveralBytes(m_encoding) ? multiByteBoundary(bytes, end) : end;
    }
}

/// Continues from the nearest byte that cannot be in the middle of a character.
qsizetype TextReader::multiByteBoundary(QByteArrayView bytes, qsizetype end) const
{
    qsizetype start = end;
    while (start > 0 && end - start < longestLook && uchar(bytes[start - 1]) >= neverSecond)
        --start;
    if (start > 0 && end - start == longestLook)
        return end;
    for (qsizetype place = start; place < end;) {
        const qsizetype next = place + at(bytes, place).length;
        if (next > end)
            return place;
        place = next;
    }
    return end;
}

} // namespace swb
