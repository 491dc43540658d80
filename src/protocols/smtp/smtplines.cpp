// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/smtp/smtplines.h"

namespace swb {

/// The position of the LF; -1 if it has not arrived.
qsizetype SmtpLines::endOf(Of what) const
{
    if (what == Of::Dialogue)
        return m_pending.indexOf('\n');
    const qsizetype end = m_pending.indexOf("\r\n");
    return end < 0 ? end : end + 1;
}

SmtpLines::Cut SmtpLines::next(Of what, qsizetype longest)
{
    qsizetype end = endOf(what);
    if (m_passingOver && end >= 0) {
        m_pending.remove(0, end + 1);
        m_passingOver = false;
        end = endOf(what);
    }
    const qsizetype most = longest + (what == Of::Mail && m_pending.startsWith('.') ? 1 : 0);
    if (end >= 0) {
        m_line = m_pending.first(end);
        m_pending.remove(0, end + 1);
        const bool isWhole = m_line.endsWith('\r');
        if (isWhole)
            m_line.chop(1);
        return end + 1 > most ? Cut::TooLong : isWhole ? Cut::Line : Cut::BareLine;
    }
    if (!m_passingOver && m_pending.size() < most)
        return Cut::Nothing;
    m_pending = m_pending.last(qMin(m_pending.size(), qsizetype(1))); // it may be the CR of its line end
    return std::exchange(m_passingOver, true) ? Cut::Nothing : Cut::TooLong;
}

} // namespace swb
