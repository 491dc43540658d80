// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <atomic>
#include <thread>
#include <vector>

namespace swb::bench {

/// Probes the thread that created it every millisecond, at even intervals whatever that thread does, and
/// records how long each answer took. That is how late a key press at that moment would have been handled.
class Prober
{
public:
    Prober();
    ~Prober();
    Q_DISABLE_COPY_MOVE(Prober)

    /// Milliseconds, one value per answer. Call in the probed thread.
    [[nodiscard]] const std::vector<double> &delays() const { return m_delays; }

private:
    void ask();

    std::vector<double> m_delays; ///< only used by the probed thread
    QObject m_asked; ///< its destruction discards unanswered probes
    std::atomic<bool> m_stop = false;
    std::thread m_thread;
};

/// The value that this part (0 to 1) of them does not exceed; 0 if there are none.
[[nodiscard]] double percentile(std::vector<double> values, double part);

} // namespace swb::bench
