// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/payload/textencoding.h"

#include <QByteArrayView>
#include <QString>

#include <vector>

namespace swb {

/// Bytes as text to read: every control character as its picture (U+2400 block; a line feed also breaks the
/// line), bidirectional controls by name, and U+FFFD for bytes that are invalid in this encoding. Knows which
/// byte each character came from.
class PayloadText
{
public:
    PayloadText() = default;
    explicit PayloadText(QByteArrayView bytes); ///< as UTF-8
    PayloadText(QByteArrayView bytes, const TextReader &reader);

    [[nodiscard]] const QString &text() const { return m_text; }
    /// Index of the first byte of the character at this position; the number of bytes at the end.
    [[nodiscard]] qsizetype byteAt(qsizetype position) const;
    /// First position that shows this byte, or the character it is part of; the length of the text at the
    /// end.
    [[nodiscard]] qsizetype positionOf(qsizetype byte) const;

    /// Positions of the characters that stand for invalid bytes, ascending.
    [[nodiscard]] const std::vector<qsizetype> &invalid() const { return m_invalid; }
    /// How many bytes those characters stand for.
    [[nodiscard]] qsizetype invalidBytes() const { return m_invalidBytes; }

private:
    void append(const QString &shown, qsizetype byte);

    QString m_text;
    std::vector<qsizetype> m_invalid;
    qsizetype m_invalidBytes = 0;
    std::vector<qsizetype> m_byteAt; ///< one entry per UTF-16 unit, and the number of bytes at the end
};

} // namespace swb
