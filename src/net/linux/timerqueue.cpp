// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/linux/timerqueue.h"

#include <QCoreApplication>
#include <QTimerEvent>

namespace swb {

void TimerQueue::add(int id, qint64 intervalMs, Qt::TimerType type, QObject *object)
{
    const auto due = Clock::now() + std::chrono::milliseconds(intervalMs);
    m_timers.insert(id, {object, intervalMs, type, due});
    m_order.emplace(due, id);
}

bool TimerQueue::remove(int id)
{
    const auto found = m_timers.constFind(id);
    if (found == m_timers.cend())
        return false;
    m_order.erase({found->due, id});
    m_timers.erase(found);
    return true;
}

bool TimerQueue::removeAllOf(QObject *object)
{
    const auto gone = timersOf(object);
    for (const auto &timer : gone)
        remove(timer.timerId);
    return !gone.isEmpty();
}

QList<QAbstractEventDispatcher::TimerInfo> TimerQueue::timersOf(QObject *object) const
{
    QList<QAbstractEventDispatcher::TimerInfo> timers;
    for (auto it = m_timers.cbegin(); it != m_timers.cend(); ++it) {
        if (it->object == object)
            timers.emplace_back(it.key(), int(it->intervalMs), it->type);
    }
    return timers;
}

int TimerQueue::remainingMs(int id) const
{
    const auto found = m_timers.constFind(id);
    if (found == m_timers.cend())
        return -1;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(found->due - Clock::now()).count();
    return int(qMax(qint64(left), qint64(0)));
}

int TimerQueue::untilNextMs() const
{
    return m_order.empty() ? -1 : remainingMs(m_order.begin()->second);
}

bool TimerQueue::fireDue()
{
    if (m_order.empty())
        return false;
    const auto now = Clock::now();
    QList<int> due; // collected first: a handler may add and remove timers
    for (const auto &[time, id] : m_order) {
        if (time > now)
            break;
        due.append(id);
    }
    for (const int id : due) {
        const auto timer = m_timers.find(id);
        if (timer == m_timers.end() || timer->due > now)
            continue;
        m_order.erase({timer->due, id});
        timer->due = now + std::chrono::milliseconds(qMax(timer->intervalMs, qint64(1)));
        m_order.emplace(timer->due, id);
        QTimerEvent event(id);
        QCoreApplication::sendEvent(timer->object, &event);
    }
    return !due.isEmpty();
}

} // namespace swb
