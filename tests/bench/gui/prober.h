// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <atomic>
#include <thread>
#include <vector>

namespace swb::bench {

/// Asks the thread that made it for a sign of life every millisecond, evenly in time whatever that thread
/// does, and notes how long each answer took. That is how late a key press at that moment would have been
/// handled.
class Prober
{
public:
    Prober();
    ~Prober();
    Q_DISABLE_COPY_MOVE(Prober)

    /// Milliseconds, one for each answer. In the asked thread.
    [[nodiscard]] const std::vector<double> &delays() const { return m_delays; }

private:
    void ask();

    std::vector<double> m_delays; ///< touched by the asked thread alone
    QObject m_asked; ///< takes the unanswered questions with it when it goes
    std::atomic<bool> m_stop = false;
    std::thread m_thread;
};

/// The value that this part (0 to 1) of them does not exceed; 0 of nothing.
[[nodiscard]] double percentile(std::vector<double> values, double part);

} // namespace swb::bench
