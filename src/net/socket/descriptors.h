// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace swb {

/// Whether this many descriptors cannot be opened at the moment, because the limit of the process (EMFILE) or
/// of the system (ENFILE) is reached. This is checked after a library call has failed without saying why,
/// such as a look-up that could not open its files, and before a call that would end the program.
[[nodiscard]] bool lacksDescriptors(int count = 1);

/// Raises the limit to as many as the process may have: each connection is one, and the usual soft limit of
/// 1,024 is below our own (RLIMIT_NOFILE, getrlimit(2)).
void raiseDescriptorLimit();

/// Ends the program with exit code 1 and the catalogue's words on standard error. For what the program cannot
/// run without, such as an event loop.
[[noreturn]] void exitWithoutDescriptors();

} // namespace swb
