// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace swb {

/// Cuts input into lines that end with LF or CRLF. It keeps no more than the longest allowed line and what
/// was appended last: the rest of a longer line is skipped.
class ChatLines
{
public:
    enum class Cut : quint8 {
        Nothing, ///< more input is needed
        Line,
        TooLong, ///< reported once per line
    };

    explicit ChatLines(qsizetype longest)
        : m_longest(longest)
    { }

    void append(QByteArrayView bytes);
    [[nodiscard]] Cut next();
    /// The same at the end of the input, where a line needs no line end.
    [[nodiscard]] Cut last();
    /// Without its line end; valid if the last call returned Line.
    [[nodiscard]] const QByteArray &line() const { return m_line; }

private:
    Cut take(qsizetype length, qsizetype behind);

    const qsizetype m_longest;
    QByteArray m_pending;
    QByteArray m_line;
    bool m_passingOver = false; ///< the rest of a line that was too long
};

} // namespace swb
