// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QTimer>
#include <chrono>
#include <deque>
#include <functional>

namespace swb {

/// Replies that wait for their time, in order. Bounded by its user, who asks for size().
class DelayedWrites
{
public:
    DelayedWrites(QObject *parent, std::chrono::milliseconds delay,
                  std::function<void(const QByteArray &)> write);

    void add(const QByteArray &bytes);
    [[nodiscard]] qsizetype size() const { return qsizetype(m_waiting.size()); }

private:
    using Clock = std::chrono::steady_clock;
    struct Waiting
    {
        Clock::time_point due;
        QByteArray bytes;
    };
    void writeDue();

    const std::chrono::milliseconds m_delay;
    std::function<void(const QByteArray &)> m_write;
    std::deque<Waiting> m_waiting;
    QTimer m_timer;
};

} // namespace swb
