// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace swb::bench {

/// Two threads log this many events of 64 bytes as fast as the recorder accepts them, until all are in the
/// file and it is closed; then the file is read. Prints one line of JSON: eventsPerSecond, failure. Returns
/// the exit code.
int runRecordLoad(int &argc, char **argv, qint64 events);

} // namespace swb::bench
