// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/logwriter.h"
#include "core/log/messagelog.h"

#include <atomic>
#include <thread>
#include <vector>

namespace swb::bench {

/// Four threads that together write this many messages of 64 bytes per second, for this long. A thread that
/// falls behind catches up, so that the number of messages is certain.
class LogTraffic
{
public:
    LogTraffic(MessageLog &log, int messagesPerSecond, double seconds);
    ~LogTraffic();
    Q_DISABLE_COPY_MOVE(LogTraffic)

    [[nodiscard]] bool isOver() const { return m_running == 0; }
    [[nodiscard]] qint64 written() const { return m_written; }

private:
    void write(MessageLog &log, int number);

    const int m_perMillisecond;
    const int m_milliseconds;
    std::atomic<qint64> m_written = 0;
    std::atomic<int> m_running = 0;
    std::vector<std::thread> m_threads;
};

/// Fills the log with this many messages of this size; every thousandth contains this word.
void fill(MessageLog &log, int messages, const QByteArray &word, qsizetype bytes = 64);

} // namespace swb::bench
