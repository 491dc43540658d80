// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace swb::bench {

/// Four threads write this many events of 64 bytes into a log that is collected meanwhile and large enough to
/// hold them all. Prints one line of JSON: eventsPerSecond, bytesBeside, failure. Returns the exit code.
int runLogLoad(qint64 events);

} // namespace swb::bench
