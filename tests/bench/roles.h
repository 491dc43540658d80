// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace swb::bench {

/// The other processes of a run are this program again, with "--role NAME ..." in front:
///   raw tcp|tls|udp PORT CERTIFICATE KEY     the raw epoll server
///   engine tcp|tls|udp PORT CERTIFICATE KEY  the engine with its log, as the window runs it
///   engine-recording ...                     the same, recording into a file
///   record EVENTS                            only the recorder
///   engine-load, engine-rate, engine-rtt JSON  the load generator of comparisons, see local/engineload.h
///   load JSON                                a load, see LoadSpec
///   log EVENTS                               only the log
/// Returns the exit code.
int runRole(int &argc, char **argv, const QStringList &arguments);

} // namespace swb::bench
