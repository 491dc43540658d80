// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/loop/descriptorwatcher.h"

#include <QTimer>
#include <functional>

namespace swb {

/// A single-shot timer of a network thread with a finer resolution than the event loop's milliseconds: a
/// timerfd on Linux (timerfd_create(2)), elsewhere a QTimer. Lives in the thread of its watcher.
class PreciseTimer final : private DescriptorHandler
{
public:
    PreciseTimer(DescriptorWatcher &watcher, std::function<void()> due);
    ~PreciseTimer();
    Q_DISABLE_COPY_MOVE(PreciseTimer)

    /// Fires once after this many nanoseconds; cancels an earlier setting.
    void start(qint64 ns);
    void stop();

private:
    void descriptorReady(Ready ready) override;

    DescriptorWatcher &m_watcher;
    std::function<void()> m_due;
    const int m_descriptor;
    QTimer m_timer; ///< used if there is no descriptor
};

} // namespace swb
