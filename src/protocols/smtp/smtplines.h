// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace swb {

/// Cuts a stream into lines. It keeps no more than the longest allowed line and what was appended last.
class SmtpLines
{
public:
    enum class Cut : quint8 {
        Nothing, ///< more input is needed
        Line,
        BareLine, ///< it ended with LF only, as a terminal sends it
        TooLong, ///< reported once per line; the rest of it is skipped
    };
    enum class Of : quint8 {
        Dialogue,
        /// The lines of a mail end only with CRLF (RFC 5321 2.3.8): a bare LF is a part of the line.
        Mail,
    };

    void append(QByteArrayView bytes) { m_pending.append(bytes); }
    /// Whether there are bytes that no call has returned yet.
    [[nodiscard]] bool hasMore() const { return !m_pending.isEmpty(); }
    /// `longest` includes the line's end, but not the stuffed dot of a mail's line (RFC 5321 4.5.3.1.6).
    [[nodiscard]] Cut next(Of what, qsizetype longest);
    /// Without its line end; valid if the last call returned Line or BareLine.
    [[nodiscard]] const QByteArray &line() const { return m_line; }

private:
    [[nodiscard]] qsizetype endOf(Of what) const;

    QByteArray m_pending;
    QByteArray m_line;
    bool m_passingOver = false; ///< the rest of a line that was too long
};

} // namespace swb
