// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/loop/precisetimer.h"

#include "net/loop/timerdescriptor.h"

#include <algorithm>
#include <chrono>

namespace swb {

PreciseTimer::PreciseTimer(DescriptorWatcher &watcher, std::function<void()> due)
    : m_watcher(watcher)
    , m_due(std::move(due))
    , m_descriptor(openTimerDescriptor())
{
    if (m_descriptor >= 0) {
        m_watcher.watch(m_descriptor, this, true, false);
        return;
    }
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { m_due(); });
}

PreciseTimer::~PreciseTimer()
{
    if (m_descriptor < 0)
        return;
    m_watcher.unwatch(m_descriptor);
    closeTimerDescriptor(m_descriptor);
}

void PreciseTimer::start(qint64 ns)
{
    using namespace std::chrono;
    if (m_descriptor >= 0)
        startTimerDescriptor(m_descriptor, ns);
    else
        m_timer.start(ceil<milliseconds>(nanoseconds(std::max(ns, qint64(0)))));
}

void PreciseTimer::stop()
{
    if (m_descriptor >= 0)
        stopTimerDescriptor(m_descriptor);
    else
        m_timer.stop();
}

void PreciseTimer::descriptorReady(Ready)
{
    if (takeTimerDescriptor(m_descriptor))
        m_due(); // which may destroy this
}

} // namespace swb
