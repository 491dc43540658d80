// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace swb {

/// A timer of the system that is a descriptor, readable once it is due: a timerfd on Linux
/// (timerfd_create(2)), nothing elsewhere. linux/timerdescriptor.cpp and portable/timerdescriptor.cpp.

/// -1 where the system has none, or no descriptor left.
[[nodiscard]] int openTimerDescriptor();
void closeTimerDescriptor(int timer);
/// Due once in so many nanoseconds, and not when it was set to before.
void startTimerDescriptor(int timer, qint64 ns);
void stopTimerDescriptor(int timer);
/// Whether it was due since it was asked last.
[[nodiscard]] bool takeTimerDescriptor(int timer);

} // namespace swb
