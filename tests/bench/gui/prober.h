// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <atomic>
#include <thread>
#include <vector>

namespace swb::bench {

/// Asks an object's thread for a sign of life every millisecond, evenly in time whatever that thread does,
/// and notes how long each answer took. That is how late a key press at that moment would have been handled.
class Prober
{
public:
    explicit Prober(QObject *target);
    ~Prober();
    Q_DISABLE_COPY_MOVE(Prober)

    /// Milliseconds, one for each answer. In the target's thread.
    [[nodiscard]] const std::vector<double> &delays() const { return m_delays; }

private:
    void ask(QObject *target);

    std::vector<double> m_delays; ///< touched by the target's thread alone
    std::atomic<bool> m_stop = false;
    std::thread m_thread;
};

/// The value that this part (0 to 1) of them does not exceed; 0 of nothing.
[[nodiscard]] double percentile(std::vector<double> values, double part);

} // namespace swb::bench
