// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace swb {

/// One step through bytes that may be UTF-8: a character, or a single byte that belongs to none.
struct Utf8Unit
{
    char32_t codePoint = 0;
    quint8 length = 0; ///< bytes, 1 to 4
    bool valid = false;
};

/// The unit that begins at this byte, by RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF.
[[nodiscard]] Utf8Unit utf8At(QByteArrayView bytes, qsizetype position);

/// Writes a code point's one to four bytes (RFC 3629 3), and returns the position after them.
char *writeUtf8(char *to, char32_t codePoint);

/// How many bytes from this position on are ASCII.
[[nodiscard]] qsizetype asciiRun(QByteArrayView bytes, qsizetype position);

/// Characters that must not appear in a one-line view as they are: controls, line and paragraph separators,
/// and the marks that change the direction of the text after them.
[[nodiscard]] bool isUnsafeInLine(char32_t codePoint);

} // namespace swb
