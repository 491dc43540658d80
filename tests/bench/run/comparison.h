// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/run/result.h"

namespace swb::bench {

/// One round of a row about the load generator of comparisons: beside a raw epoll load on the same raw echo
/// server, at an offered rate, or beside sockperf's ping-pong on the same server.
void addLoadRate(RowResult &result);
void addOfferedRate(Series &series, const Settings &settings);
void addSockperf(Series &series, const Settings &settings);

} // namespace swb::bench
