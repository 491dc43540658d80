// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>
#include <sys/epoll.h>

namespace swb {

/// epoll_wait(2) that polls for some microseconds before it sleeps, if that has paid off recently. A peer
/// that plays ping-pong answers sooner than a thread can fall asleep and be woken. Unsuccessful polling is
/// soon given up and retried only after more and more waits, so that a quiet thread costs nothing.
class EpollWait
{
public:
    static constexpr qint64 lookNs = 50'000;
    static constexpr int longestPause = 256; ///< waits between two unsuccessful polls

    /// Like epoll_wait(2): the number of events, 0 after the timeout, -1 with errno.
    int wait(int epoll, epoll_event *events, int room, int timeoutMs);

private:
    int look(int epoll, epoll_event *events, int room);

    int m_pause = 0; ///< waits without polling after the next unsuccessful poll
    int m_left = 0; ///< waits until the next poll
};

} // namespace swb
