// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace swb::bench {

/// Exports this many events of 100 bytes into a file of each format, as the window does: in a thread, through
/// a temporary file beside it, forced to the disk and renamed. Prints one line of JSON: seconds (of the
/// slowest format), note (of each), failure. Returns the exit code.
int runExportLoad(qint64 events);

} // namespace swb::bench
