// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tasks/taskcontrol.h"

#include <poll.h>

namespace swb {

/// Waits until the descriptor is ready for these events (poll(2)) or the task is cancelled; returns whether
/// it is ready.
inline bool waitUnlessCancelled(int descriptor, short events, const TaskControl &control)
{
    constexpr int lookMs = 100; // between two checks of the task
    while (!control.isCancelled()) {
        pollfd question{descriptor, events, 0};
        if (::poll(&question, 1, lookMs) > 0)
            return true;
    }
    return false;
}

} // namespace swb
