// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace swb {

/// How long nothing has arrived although something was in flight. If a wait ends because its message is given
/// up, the silence continues with the next message and ends only when something arrives. Times in ns of one
/// clock.
class Silence
{
public:
    /// Something is in flight from here on, if nothing was before.
    void wait(qint64 nowNs)
    {
        if (m_sinceNs < 0)
            m_sinceNs = nowNs;
    }
    /// Nothing is in flight any more.
    void rest(qint64 nowNs)
    {
        if (m_sinceNs >= 0)
            m_beforeNs += nowNs - m_sinceNs;
        m_sinceNs = -1;
    }
    /// Something has arrived, or the work is over: returns how long the silence was. If something is still in
    /// flight, a new wait begins.
    [[nodiscard]] qint64 end(qint64 nowNs)
    {
        const bool waiting = m_sinceNs >= 0;
        rest(nowNs);
        const qint64 silence = m_beforeNs;
        m_beforeNs = 0;
        if (waiting)
            m_sinceNs = nowNs;
        return silence;
    }

private:
    qint64 m_sinceNs = -1; ///< -1: nothing is in flight
    qint64 m_beforeNs = 0; ///< earlier part of the same silence, while other messages were in flight
};

} // namespace swb
