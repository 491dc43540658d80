// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/loop/timerdescriptor.h"

#include <algorithm>
#include <sys/timerfd.h>
#include <unistd.h>

namespace swb {

int openTimerDescriptor()
{
    return ::timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
}

void closeTimerDescriptor(int timer)
{
    ::close(timer);
}

void startTimerDescriptor(int timer, qint64 ns)
{
    constexpr qint64 second = 1'000'000'000;
    const qint64 wait = std::max(ns, qint64(1)); // 0 would stop it
    const itimerspec once{{0, 0}, {wait / second, wait % second}};
    ::timerfd_settime(timer, 0, &once, nullptr);
}

void stopTimerDescriptor(int timer)
{
    const itimerspec never{};
    ::timerfd_settime(timer, 0, &never, nullptr);
}

bool takeTimerDescriptor(int timer)
{
    quint64 times = 0;
    return ::read(timer, &times, sizeof times) == sizeof times;
}

} // namespace swb
