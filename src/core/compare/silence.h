// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace swb {

/// How long nothing has come although something was under way. A wait that ends because its message is given
/// up is a part of that silence, which goes on with the next message and ends when something comes. Times in
/// ns of one clock.
class Silence
{
public:
    /// Something is under way from here on, if it was not before.
    void wait(qint64 nowNs)
    {
        if (m_sinceNs < 0)
            m_sinceNs = nowNs;
    }
    /// Nothing is under way any more.
    void rest(qint64 nowNs)
    {
        if (m_sinceNs >= 0)
            m_beforeNs += nowNs - m_sinceNs;
        m_sinceNs = -1;
    }
    /// Something has come, or the work is over: how long the silence was. What still is under way is waited
    /// for anew.
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
    qint64 m_sinceNs = -1; ///< -1: nothing is under way
    qint64 m_beforeNs = 0; ///< of the same silence, while other messages were under way
};

} // namespace swb
