// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>
#include <sys/epoll.h>

namespace swb {

/// epoll_wait(2) that looks for some microseconds before it sleeps, where that has paid off of late. A peer
/// that plays ping-pong answers sooner than a thread can fall asleep and be woken. Looking in vain is soon
/// given up and only tried again after more and more waits, so that a quiet thread costs nothing.
class EpollWait
{
public:
    static constexpr qint64 lookNs = 50'000;
    static constexpr int longestPause = 256; ///< waits between two looks in vain

    /// As epoll_wait(2): the number of events, 0 after the timeout, -1 with errno.
    int wait(int epoll, epoll_event *events, int room, int timeoutMs);

private:
    int look(int epoll, epoll_event *events, int room);

    int m_pause = 0; ///< waits without a look after the next one in vain
    int m_left = 0; ///< waits until the next look
};

} // namespace swb
