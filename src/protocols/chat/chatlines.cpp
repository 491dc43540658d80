// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/chat/chatlines.h"

namespace swb {

void ChatLines::append(QByteArrayView bytes)
{
    m_pending.append(bytes);
}

ChatLines::Cut ChatLines::next()
{
    for (;;) {
        const qsizetype end = m_pending.indexOf('\n');
        if (end < 0)
            break;
        if (!std::exchange(m_passingOver, false))
            return take(end, end + 1);
        m_pending.remove(0, end + 1);
    }
    const qsizetype most = m_longest + 1; // it may be the CR of its line end
    if (m_passingOver)
        m_pending.clear();
    if (m_pending.size() <= most)
        return Cut::Nothing;
    m_pending.clear();
    m_passingOver = true;
    return Cut::TooLong;
}

ChatLines::Cut ChatLines::last()
{
    const Cut cut = next();
    if (cut != Cut::Nothing || m_pending.isEmpty())
        return cut;
    return take(m_pending.size(), m_pending.size());
}

ChatLines::Cut ChatLines::take(qsizetype length, qsizetype behind)
{
    m_line = m_pending.first(length);
    m_pending.remove(0, behind);
    if (m_line.endsWith('\r'))
        m_line.chop(1);
    return m_line.size() > m_longest ? Cut::TooLong : Cut::Line;
}

} // namespace swb
