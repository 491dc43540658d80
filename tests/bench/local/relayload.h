// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace swb::bench {

/// Traffic through a relay of the engine, with its full log and somebody who collects it thirty times a
/// second; both ends are in this process. Arguments: WHAT SECONDS, where WHAT is
///   udp     datagrams a second in one direction with everything off,
///   delay   how much more than a set delay of 20 ms 99 of 100 datagrams take at most, in milliseconds,
///   added   microseconds that the relay adds at the median with everything off,
///   stream  a stream's rate with a delay of 20 ms, as a part of that with one of 1 us.
/// Prints one JSON object with "value", "note" and "failure".
int runRelayLoad(const QStringList &arguments);

} // namespace swb::bench
