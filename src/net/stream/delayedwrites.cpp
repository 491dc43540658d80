// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/stream/delayedwrites.h"

namespace swb {

DelayedWrites::DelayedWrites(QObject *parent, std::chrono::milliseconds delay,
                             std::function<void(const QByteArray &)> write)
    : m_delay(delay)
    , m_write(std::move(write))
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    QObject::connect(&m_timer, &QTimer::timeout, parent, [this] { writeDue(); });
}

void DelayedWrites::add(const QByteArray &bytes)
{
    m_waiting.push_back({Clock::now() + m_delay, bytes});
    if (!m_timer.isActive())
        m_timer.start(m_delay);
}

void DelayedWrites::writeDue()
{
    const auto now = Clock::now();
    while (!m_waiting.empty() && m_waiting.front().due <= now) {
        const Waiting due = std::move(m_waiting.front());
        m_waiting.pop_front();
        m_write(due.bytes);
    }
    if (!m_waiting.empty())
        m_timer.start(std::chrono::ceil<std::chrono::milliseconds>(m_waiting.front().due - now));
}

} // namespace swb
