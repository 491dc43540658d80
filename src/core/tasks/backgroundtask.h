// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tasks/taskcontrol.h"
#include "core/tasks/workerthread.h"

#include <QObject>
#include <QTimer>
#include <functional>
#include <memory>

namespace swb {

/// Runs one piece of work in its own thread and reports progress ten times a second. It belongs to the thread
/// that made it, which needs an event loop. Destroying it cancels the work and waits until the work has
/// stopped.
class BackgroundTask : public QObject
{
    Q_OBJECT

public:
    using Work = std::function<void(TaskControl &)>;

    explicit BackgroundTask(QObject *parent = nullptr);
    ~BackgroundTask() override;

    /// Must not be called while one is running.
    void start(const QString &threadName, Work work);
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_thread != nullptr; }

Q_SIGNALS:
    void progressed(qint64 done, qint64 total); ///< total 0: unknown
    void finished(); ///< once for each start(), even if cancelled; never from within start()

private:
    void tellProgress();

    std::unique_ptr<TaskControl> m_control;
    std::unique_ptr<WorkerThread> m_thread;
    QTimer m_clock;
};

} // namespace swb
