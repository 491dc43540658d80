// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/backgroundtask.h"

using namespace std::chrono_literals;

namespace swb {

BackgroundTask::BackgroundTask(QObject *parent)
    : QObject(parent)
{
    connect(&m_clock, &QTimer::timeout, this, &BackgroundTask::tellProgress);
}

BackgroundTask::~BackgroundTask()
{
    if (!m_thread)
        return;
    m_thread->disconnect(this);
    m_control->cancel();
    m_thread->join();
}

void BackgroundTask::start(const QString &threadName, Work work)
{
    Q_ASSERT(!m_thread);
    m_control = std::make_unique<TaskControl>();
    m_thread = std::make_unique<WorkerThread>(
        threadName, [control = m_control.get(), work = std::move(work)] { work(*control); });
    // Queued, since the thread that ends is not the one that waits for it.
    connect(
        m_thread.get(), &QThread::finished, this,
        [this] {
            m_clock.stop();
            tellProgress();
            m_thread->join();
            m_thread.reset();
            Q_EMIT finished();
        },
        Qt::QueuedConnection);
    m_thread->launch(QThread::LowPriority);
    m_clock.start(100ms);
}

void BackgroundTask::cancel()
{
    if (m_control)
        m_control->cancel();
}

void BackgroundTask::tellProgress()
{
    Q_EMIT progressed(m_control->done(), m_control->total());
}

} // namespace swb
