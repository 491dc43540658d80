// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/load/loadspec.h"

namespace swb::bench {

/// The load process: does the work and prints the result. Work::Hold prints "held" once every connection is
/// answered, waits for a line on standard input and then has all of them answered once more. Returns the exit
/// code.
int runLoad(const LoadSpec &spec);

} // namespace swb::bench
