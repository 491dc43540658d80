// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/load/loadspec.h"

#include <QString>

namespace swb::bench {

/// Messages per second in the row about an offered rate.
inline constexpr int offeredRate = 50'000;

/// The load generator of a comparison against another server. WHAT is
///   engine-load  as much as it can with this many connections and this much in flight on each,
///   engine-rate  at offeredRate for the counted time: units are messages sent in `seconds`,
///   engine-rtt   ping-pong with messages that a sockperf server answers: units are nanoseconds at p50.
/// Prints a LoadResult as one line of JSON. Returns the exit code.
int runEngineLoad(const QString &what, const LoadSpec &spec);

} // namespace swb::bench
