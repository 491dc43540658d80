// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/backgroundtask.h"

#include "core/tasks/handover.h"

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
    m_thread->wait();
}

void BackgroundTask::start(const QString &threadName, Work work)
{
    Q_ASSERT(!m_thread);
    m_control = std::make_unique<TaskControl>();
    m_thread.reset(
        QThread::create(HandedOver([control = m_control.get(), work = std::move(work)] { work(*control); })));
    m_thread->setObjectName(threadName);
    // Queued, since the thread that ends is not the one that waits for it.
    connect(
        m_thread.get(), &QThread::finished, this,
        [this] {
            m_clock.stop();
            tellProgress();
            m_thread->wait();
            m_thread.reset();
            Q_EMIT finished();
        },
        Qt::QueuedConnection);
    m_thread->start(QThread::LowPriority);
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
