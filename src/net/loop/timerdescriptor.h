// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace swb {

/// A system timer that is a descriptor, readable once it is due: a timerfd on Linux (timerfd_create(2)),
/// nothing elsewhere. Implemented in linux/timerdescriptor.cpp and portable/timerdescriptor.cpp.

/// -1 if the system has none, or no descriptor is left.
[[nodiscard]] int openTimerDescriptor();
void closeTimerDescriptor(int timer);
/// Due once after this many nanoseconds; cancels an earlier setting.
void startTimerDescriptor(int timer, qint64 ns);
void stopTimerDescriptor(int timer);
/// Whether it has become due since the last call.
[[nodiscard]] bool takeTimerDescriptor(int timer);

} // namespace swb
