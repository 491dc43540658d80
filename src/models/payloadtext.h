// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

#include <vector>

namespace swb {

/// Bytes as text to read: UTF-8 with every control character as its picture (U+2400 block; a line feed breaks
/// the line as well), bidirectional controls spelt out, and U+FFFD for each byte that is no UTF-8. Knows
/// which byte each character came from.
class PayloadText
{
public:
    PayloadText() = default;
    explicit PayloadText(QByteArrayView bytes);

    [[nodiscard]] const QString &text() const { return m_text; }
    /// Index of the byte that the character at this position begins with; the number of bytes at the end.
    [[nodiscard]] qsizetype byteAt(qsizetype position) const;
    /// First position that shows this byte, or the character it is part of; the length of the text at the
    /// end.
    [[nodiscard]] qsizetype positionOf(qsizetype byte) const;

    /// Where a page of at most `wanted` bytes from `begin` ends without cutting a UTF-8 character in two.
    [[nodiscard]] static qsizetype pageEnd(QByteArrayView bytes, qsizetype begin, qsizetype wanted);

private:
    void append(const QString &shown, qsizetype byte);

    QString m_text;
    std::vector<qsizetype> m_byteAt; ///< one entry per UTF-16 unit, and the number of bytes at the end
};

} // namespace swb
