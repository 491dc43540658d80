// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/linux/epollwait.h"

#include <chrono>

namespace swb {

int EpollWait::wait(int epoll, epoll_event *events, int room, int timeoutMs)
{
    if (timeoutMs != 0) {
        if (m_left > 0)
            --m_left;
        else if (const int count = look(epoll, events, room); count != 0)
            return count;
    }
    return ::epoll_wait(epoll, events, room, timeoutMs);
}

int EpollWait::look(int epoll, epoll_event *events, int room)
{
    using Clock = std::chrono::steady_clock;
    const auto end = Clock::now() + std::chrono::nanoseconds(lookNs);
    do {
        if (const int count = ::epoll_wait(epoll, events, room, 0); count != 0) {
            m_pause = 0;
            return count;
        }
    } while (Clock::now() < end);
    m_pause = qMin(m_pause * 2 + 1, longestPause);
    m_left = m_pause;
    return 0;
}

} // namespace swb
