// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>
#include <chrono>
#include <deque>
#include <functional>

namespace swb {

/// Replies that wait for their time, in order. Bounded by its user, who asks for size(). Lives on the thread
/// of `context`; when `due` is called the reply is no longer counted, and it may clear the rest.
template <typename Reply>
class Delayed
{
public:
    Delayed(QObject *context, std::chrono::milliseconds delay, std::function<void(const Reply &)> due)
        : m_delay(delay)
        , m_due(std::move(due))
    {
        m_timer.setSingleShot(true);
        m_timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_timer, &QTimer::timeout, context, [this] { handOut(); });
    }

    void add(Reply reply)
    {
        m_waiting.push_back({Clock::now() + m_delay, std::move(reply)});
        if (!m_timer.isActive())
            m_timer.start(m_delay);
    }
    void clear()
    {
        m_waiting.clear();
        m_timer.stop();
    }
    [[nodiscard]] qsizetype size() const { return qsizetype(m_waiting.size()); }

private:
    using Clock = std::chrono::steady_clock;
    struct Waiting
    {
        Clock::time_point due;
        Reply reply;
    };

    void handOut()
    {
        const auto now = Clock::now();
        while (!m_waiting.empty() && m_waiting.front().due <= now) {
            const Reply reply = std::move(m_waiting.front().reply);
            m_waiting.pop_front();
            m_due(reply);
        }
        if (!m_waiting.empty())
            m_timer.start(std::chrono::ceil<std::chrono::milliseconds>(m_waiting.front().due - now));
    }

    const std::chrono::milliseconds m_delay;
    const std::function<void(const Reply &)> m_due;
    std::deque<Waiting> m_waiting;
    QTimer m_timer;
};

} // namespace swb
