// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace swb::bench {

/// Traffic through a relay of the engine, with its full log, which is collected thirty times a second; both
/// ends are in this process. Arguments: WHAT SECONDS, where WHAT is
///   udp     datagrams per second in one direction with everything off,
///   delay   the maximum excess of 99 of 100 datagrams over a configured delay of 20 ms, in milliseconds,
///   added   microseconds that the relay adds at the median with everything off,
///   stream  a stream's rate with a delay of 20 ms, as a fraction of that with one of 1 us.
/// Prints one JSON object with "value", "note" and "failure".
int runRelayLoad(const QStringList &arguments);

} // namespace swb::bench
