// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/workerthread.h"

#include "core/tasks/ordering.h"

namespace swb {

WorkerThread::WorkerThread(const QString &name, std::function<void()> work)
    : m_work(std::move(work))
{
    setObjectName(name);
}

void WorkerThread::launch(Priority priority)
{
    orderedBefore(this);
    start(priority);
}

void WorkerThread::join()
{
    quit();
    wait();
    orderedAfter(this);
}

void WorkerThread::run()
{
    orderedAfter(this);
    if (m_work)
        m_work();
    else
        exec();
    orderedBefore(this);
}

} // namespace swb
