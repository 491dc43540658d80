// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace swb {

/// Cuts a stream into lines. It keeps no more than the longest line and what was appended last.
class SmtpLines
{
public:
    enum class Cut : quint8 {
        Nothing, ///< more has to come
        Line,
        BareLine, ///< its end was a LF alone, as a terminal sends it
        TooLong, ///< told once a line; the rest of it is passed over
    };
    enum class Of : quint8 {
        Dialogue,
        /// A mail's lines end with CRLF and with nothing else (RFC 5321 2.3.8): a bare LF is a part of one.
        Mail,
    };

    void append(QByteArrayView bytes) { m_pending.append(bytes); }
    /// Whether bytes are here that no call has answered yet.
    [[nodiscard]] bool hasMore() const { return !m_pending.isEmpty(); }
    /// `longest` counts the line's end, but not the dot that a mail's line was given (RFC 5321 4.5.3.1.6).
    [[nodiscard]] Cut next(Of what, qsizetype longest);
    /// Without its end; of the last call that answered Line or BareLine.
    [[nodiscard]] const QByteArray &line() const { return m_line; }

private:
    [[nodiscard]] qsizetype endOf(Of what) const;

    QByteArray m_pending;
    QByteArray m_line;
    bool m_passingOver = false; ///< what is left of a line that was too long
};

} // namespace swb
