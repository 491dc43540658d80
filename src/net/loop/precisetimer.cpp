// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/loop/precisetimer.h"

#include <algorithm>
#include <chrono>
#include <unistd.h>

#ifdef Q_OS_LINUX
#include <sys/timerfd.h>
#endif

namespace swb {

PreciseTimer::PreciseTimer(DescriptorWatcher &watcher, std::function<void()> due)
    : m_watcher(watcher)
    , m_due(std::move(due))
{
#ifdef Q_OS_LINUX
    m_descriptor = ::timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
    if (m_descriptor >= 0) {
        m_watcher.watch(m_descriptor, this, true, false);
        return;
    }
#endif
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { m_due(); });
}

PreciseTimer::~PreciseTimer()
{
    if (m_descriptor < 0)
        return;
    m_watcher.unwatch(m_descriptor);
    ::close(m_descriptor);
}

void PreciseTimer::start(qint64 ns)
{
#ifdef Q_OS_LINUX
    if (m_descriptor >= 0) {
        constexpr qint64 second = 1'000'000'000;
        const qint64 wait = std::max(ns, qint64(1)); // 0 would stop it
        const itimerspec once{{0, 0}, {wait / second, wait % second}};
        ::timerfd_settime(m_descriptor, 0, &once, nullptr);
        return;
    }
#endif
    m_timer.start(
        std::chrono::ceil<std::chrono::milliseconds>(std::chrono::nanoseconds(std::max(ns, qint64(0)))));
}

void PreciseTimer::stop()
{
#ifdef Q_OS_LINUX
    if (m_descriptor >= 0) {
        const itimerspec never{};
        ::timerfd_settime(m_descriptor, 0, &never, nullptr);
        return;
    }
#endif
    m_timer.stop();
}

void PreciseTimer::descriptorReady(Ready)
{
    quint64 times = 0;
    if (::read(m_descriptor, &times, sizeof times) == sizeof times)
        m_due(); // which may destroy this
}

} // namespace swb
