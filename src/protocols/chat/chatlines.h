// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace swb {

/// Cuts what comes into lines that end with LF or CRLF. It keeps no more than the longest and what was
/// appended last: of a line that is longer the rest is passed over.
class ChatLines
{
public:
    enum class Cut : quint8 {
        Nothing, ///< more has to come
        Line,
        TooLong, ///< told once a line
    };

    explicit ChatLines(qsizetype longest)
        : m_longest(longest)
    { }

    void append(QByteArrayView bytes);
    [[nodiscard]] Cut next();
    /// The same where no more comes, so that a line needs no end.
    [[nodiscard]] Cut last();
    /// Without its end; of the last call that answered Line.
    [[nodiscard]] const QByteArray &line() const { return m_line; }

private:
    Cut take(qsizetype length, qsizetype behind);

    const qsizetype m_longest;
    QByteArray m_pending;
    QByteArray m_line;
    bool m_passingOver = false; ///< what is left of a line that was too long
};

} // namespace swb
