// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/linux/epollwait.h"
#include "net/linux/timerqueue.h"
#include "net/loop/descriptorwatcher.h"

#include <QAbstractEventDispatcher>
#include <QSocketNotifier>
#include <atomic>
#include <vector>

namespace swb {

/// An event dispatcher on epoll(7) for network threads: its cost does not grow with the number of sockets,
/// and a DescriptorHandler is called straight from the loop. Qt toggles its notifiers often, so changes of
/// interest are gathered and passed to the kernel once per turn.
class EpollDispatcher final : public QAbstractEventDispatcher, public DescriptorWatcher
{
    Q_OBJECT

public:
    explicit EpollDispatcher(QObject *parent = nullptr);
    ~EpollDispatcher() override;

    void watch(int descriptor, DescriptorHandler *handler, bool read, bool write) override;
    void unwatch(int descriptor) override;

    bool processEvents(QEventLoop::ProcessEventsFlags flags) override;
    void registerSocketNotifier(QSocketNotifier *notifier) override;
    void unregisterSocketNotifier(QSocketNotifier *notifier) override;
    void registerTimer(int timerId, qint64 interval, Qt::TimerType timerType, QObject *object) override;
    bool unregisterTimer(int timerId) override;
    bool unregisterTimers(QObject *object) override;
    QList<TimerInfo> registeredTimers(QObject *object) const override;
    int remainingTime(int timerId) override;
    void wakeUp() override;
    void interrupt() override;

private:
    /// The state of one descriptor. The generation distinguishes an old readiness from that of a new owner of
    /// the number.
    struct Entry
    {
        DescriptorHandler *handler = nullptr;
        QSocketNotifier *notifiers[3] = {nullptr, nullptr, nullptr}; ///< by QSocketNotifier::Type
        quint32 wanted = 0; ///< epoll events
        quint32 told = 0; ///< as the kernel was last told
        quint32 generation = 0;
        bool known = false; ///< registered with the kernel
        bool stale = false; ///< queued in m_stale
    };

    [[nodiscard]] Entry &entry(int descriptor);
    void want(int descriptor, quint32 events);
    void tellKernel();
    void tellKernel(int descriptor, Entry &changed);
    void forget(int descriptor, Entry &gone);
    void recomputeNotifiers(int descriptor);
    bool dispatch(int descriptor, quint32 generation, quint32 events);
    void activate(int descriptor, quint32 generation, QSocketNotifier::Type type);
    void drainWakeUps();

    int m_epoll;
    int m_wakeUp;
    std::atomic<bool> m_woken{false};
    std::atomic<bool> m_interrupted{false};
    std::vector<Entry> m_entries; ///< by descriptor
    std::vector<int> m_stale; ///< descriptors whose interest the kernel does not know yet
    TimerQueue m_timers;
    EpollWait m_wait;
};

} // namespace swb
