// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/linux/epolldispatcher.h"

#include "core/tasks/ordering.h"
#include "net/socket/descriptors.h"

#include <QCoreApplication>
#include <QEvent>
#include <cerrno>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace swb {

namespace {

constexpr int eventsPerTurn = 128;

quint64 keyOf(int descriptor, quint32 generation)
{
    return quint64(generation) << 32 | quint32(descriptor);
}

quint32 epollEventsOf(bool read, bool write)
{
    return (read ? quint32(EPOLLIN) : 0U) | (write ? quint32(EPOLLOUT) : 0U);
}

} // namespace

EpollDispatcher::EpollDispatcher(QObject *parent)
    : QAbstractEventDispatcher(parent)
    , m_epoll(::epoll_create1(EPOLL_CLOEXEC))
    , m_wakeUp(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC))
{
    if (m_epoll < 0 || m_wakeUp < 0)
        exitWithoutDescriptors();
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.u64 = keyOf(m_wakeUp, 0);
    ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, m_wakeUp, &event);
}

EpollDispatcher::~EpollDispatcher()
{
    orderedAfter(this);
    ::close(m_wakeUp);
    ::close(m_epoll);
}

EpollDispatcher::Entry &EpollDispatcher::entry(int descriptor)
{
    if (size_t(descriptor) >= m_entries.size())
        m_entries.resize(size_t(descriptor) + 64);
    return m_entries[size_t(descriptor)];
}

void EpollDispatcher::watch(int descriptor, DescriptorHandler *handler, bool read, bool write)
{
    entry(descriptor).handler = handler;
    want(descriptor, epollEventsOf(read, write));
}

void EpollDispatcher::unwatch(int descriptor)
{
    Entry &gone = entry(descriptor);
    gone.handler = nullptr;
    forget(descriptor, gone);
}

void EpollDispatcher::want(int descriptor, quint32 events)
{
    Entry &changed = entry(descriptor);
    changed.wanted = events;
    if (!changed.stale && (!changed.known || changed.wanted != changed.told)) {
        changed.stale = true;
        m_stale.push_back(descriptor);
    }
}

void EpollDispatcher::tellKernel()
{
    for (const int descriptor : m_stale)
        tellKernel(descriptor, entry(descriptor));
    m_stale.clear();
}

void EpollDispatcher::tellKernel(int descriptor, Entry &changed)
{
    changed.stale = false;
    const bool needed = changed.handler || changed.wanted != 0;
    if (!needed || (changed.known && changed.wanted == changed.told))
        return;
    epoll_event event{};
    event.events = changed.wanted;
    event.data.u64 = keyOf(descriptor, changed.generation);
    const int operation = changed.known ? EPOLL_CTL_MOD : EPOLL_CTL_ADD;
    if (::epoll_ctl(m_epoll, operation, descriptor, &event) != 0) {
        qWarning("epoll does not take descriptor %d: %s", descriptor, qPrintable(qt_error_string(errno)));
        return;
    }
    changed.known = true;
    changed.told = changed.wanted;
}

/// From here on the number may be closed and reused at any moment, so the kernel is told immediately.
void EpollDispatcher::forget(int descriptor, Entry &gone)
{
    if (gone.known)
        ::epoll_ctl(m_epoll, EPOLL_CTL_DEL, descriptor, nullptr);
    gone.known = false;
    gone.wanted = gone.told = 0;
    ++gone.generation;
}

void EpollDispatcher::registerSocketNotifier(QSocketNotifier *notifier)
{
    const int descriptor = int(notifier->socket());
    entry(descriptor).notifiers[notifier->type()] = notifier;
    recomputeNotifiers(descriptor);
}

void EpollDispatcher::unregisterSocketNotifier(QSocketNotifier *notifier)
{
    const int descriptor = int(notifier->socket());
    Entry &changed = entry(descriptor);
    if (changed.notifiers[notifier->type()] != notifier)
        return;
    changed.notifiers[notifier->type()] = nullptr;
    recomputeNotifiers(descriptor);
}

void EpollDispatcher::recomputeNotifiers(int descriptor)
{
    Entry &changed = entry(descriptor);
    const auto &[read, write, exception] = changed.notifiers;
    quint32 events = epollEventsOf(read, write);
    if (exception)
        events |= EPOLLPRI;
    if (events == 0 && !changed.handler)
        forget(descriptor, changed);
    else
        want(descriptor, events);
}

bool EpollDispatcher::processEvents(QEventLoop::ProcessEventsFlags flags)
{
    m_interrupted.store(false, std::memory_order_relaxed);
    Q_EMIT awake();
    QCoreApplication::sendPostedEvents();
    tellKernel();

    const bool mayWait
        = (flags & QEventLoop::WaitForMoreEvents) && !m_interrupted.load(std::memory_order_relaxed);
    if (mayWait)
        Q_EMIT aboutToBlock();
    epoll_event ready[eventsPerTurn];
    const int timeout = mayWait ? m_timers.untilNextMs() : 0;
    const int count = m_wait.wait(m_epoll, ready, eventsPerTurn, timeout);
    if (mayWait)
        Q_EMIT awake();

    bool anything = false;
    if (!(flags & QEventLoop::ExcludeSocketNotifiers)) {
        for (int i = 0; i < count; ++i)
            anything |= dispatch(int(quint32(ready[i].data.u64)), quint32(ready[i].data.u64 >> 32),
                                 ready[i].events);
    } else if (count > 0) {
        drainWakeUps();
    }
    anything |= m_timers.fireDue();
    return anything;
}

bool EpollDispatcher::dispatch(int descriptor, quint32 generation, quint32 events)
{
    if (descriptor == m_wakeUp) {
        drainWakeUps();
        return true;
    }
    const Entry &target = entry(descriptor);
    if (target.generation != generation)
        return false;
    const bool error = events & (EPOLLERR | EPOLLHUP);
    if (target.handler) {
        target.handler->descriptorReady({bool(events & EPOLLIN), bool(events & EPOLLOUT), error});
        return true;
    }
    if ((events & EPOLLIN) || error)
        activate(descriptor, generation, QSocketNotifier::Read);
    if ((events & EPOLLOUT) || error)
        activate(descriptor, generation, QSocketNotifier::Write);
    if (events & EPOLLPRI)
        activate(descriptor, generation, QSocketNotifier::Exception);
    return true;
}

void EpollDispatcher::activate(int descriptor, quint32 generation, QSocketNotifier::Type type)
{
    const Entry &target = entry(descriptor);
    if (target.generation != generation || !target.notifiers[type])
        return;
    QEvent event(QEvent::SockAct);
    QCoreApplication::sendEvent(target.notifiers[type], &event);
}

void EpollDispatcher::registerTimer(int timerId, qint64 interval, Qt::TimerType timerType, QObject *object)
{
    m_timers.add(timerId, interval, timerType, object);
}

bool EpollDispatcher::unregisterTimer(int timerId)
{
    return m_timers.remove(timerId);
}

bool EpollDispatcher::unregisterTimers(QObject *object)
{
    return m_timers.removeAllOf(object);
}

QList<QAbstractEventDispatcher::TimerInfo> EpollDispatcher::registeredTimers(QObject *object) const
{
    return m_timers.timersOf(object);
}

int EpollDispatcher::remainingTime(int timerId)
{
    return m_timers.remainingMs(timerId);
}

void EpollDispatcher::wakeUp()
{
    if (!m_woken.exchange(true, std::memory_order_acq_rel)) {
        const quint64 one = 1;
        [[maybe_unused]] const auto written = ::write(m_wakeUp, &one, sizeof one);
    }
    orderedBefore(this);
}

void EpollDispatcher::drainWakeUps()
{
    quint64 count = 0;
    [[maybe_unused]] const auto got = ::read(m_wakeUp, &count, sizeof count);
    m_woken.store(false, std::memory_order_release);
}

void EpollDispatcher::interrupt()
{
    m_interrupted.store(true, std::memory_order_relaxed);
    wakeUp();
}

} // namespace swb
