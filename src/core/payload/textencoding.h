// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QList>
#include <QString>

#include <array>
#include <memory>

QT_BEGIN_NAMESPACE
class QStringDecoder;
QT_END_NAMESPACE

namespace swb {

/// How bytes are decoded as text.
enum class TextEncoding : quint8 {
    Utf8,
    Latin1,
    Utf16Le,
    Utf16Be,
    Utf32Le,
    Utf32Be,
    Windows1252,
    Latin9,
    Windows1251,
    Koi8R,
    ShiftJis,
    EucJp,
    Gb18030,
    Big5,
    EucKr,
    Dos437,
    Ebcdic,
};

/// Those that this Qt can decode, in the order of a menu: all but the Unicode ones and Latin-1 need ICU.
[[nodiscard]] QList<TextEncoding> textEncodings();
/// The name that specifications use: "UTF-8", "ISO-8859-1", "Shift_JIS".
[[nodiscard]] QString nameOf(TextEncoding encoding);

/// One step through bytes: a character, or bytes that are not one in this encoding.
struct TextUnit
{
    char32_t codePoint = 0;
    quint8 length = 1; ///< bytes, 1 to 4
    bool valid = false;
};

/// Reads text one character at a time, so that the bytes of each character are known. Cheap to move; not
/// thread-safe.
class TextReader
{
public:
    explicit TextReader(TextEncoding encoding);
    ~TextReader();
    TextReader(TextReader &&) noexcept;
    TextReader &operator=(TextReader &&) noexcept;
    Q_DISABLE_COPY(TextReader)

    /// The unit that begins at this byte; the position must be inside.
    [[nodiscard]] TextUnit at(QByteArrayView bytes, qsizetype position) const;

    /// The last position at or before `end` where a character may begin, so that a page that ends there
    /// splits none. `end` itself if that cannot be determined.
    [[nodiscard]] qsizetype boundary(QByteArrayView bytes, qsizetype end) const;

private:
    [[nodiscard]] TextUnit multiByte(QByteArrayView bytes, qsizetype position) const;
    [[nodiscard]] qsizetype multiByteBoundary(QByteArrayView bytes, qsizetype end) const;

    TextEncoding m_encoding;
    std::unique_ptr<QStringDecoder> m_decoder; ///< for encodings that only ICU knows
    std::unique_ptr<std::array<char16_t, 256>> m_table; ///< for encodings with one byte per character
};

} // namespace swb
