// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractEventDispatcher>
#include <QHash>
#include <chrono>
#include <set>

namespace swb {

/// The timers of one event dispatcher, ordered by due time.
class TimerQueue
{
public:
    using Clock = std::chrono::steady_clock;

    void add(int id, qint64 intervalMs, Qt::TimerType type, QObject *object);
    bool remove(int id);
    bool removeAllOf(QObject *object);
    [[nodiscard]] QList<QAbstractEventDispatcher::TimerInfo> timersOf(QObject *object) const;
    /// Milliseconds until this timer is due, 0 if it is overdue, -1 if there is none.
    [[nodiscard]] int remainingMs(int id) const;
    /// Milliseconds until the next is due, rounded up; -1 if there is none.
    [[nodiscard]] int untilNextMs() const;
    /// Sends one QTimerEvent for each timer that is due now. Returns whether there was any.
    bool fireDue();

private:
    struct Timer
    {
        QObject *object;
        qint64 intervalMs;
        Qt::TimerType type;
        Clock::time_point due;
    };

    QHash<int, Timer> m_timers;
    std::set<std::pair<Clock::time_point, int>> m_order;
};

} // namespace swb
