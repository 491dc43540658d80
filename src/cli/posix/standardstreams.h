// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace swb {

/// Must be called first in main(): opens those of the descriptors 0 to 2 that the caller has closed (a socket
/// must never become "standard output"), makes a write to a closed pipe fail instead of killing the program,
/// and ensures UTF-8 for arguments and file names if the locale is plain "C".
void prepareStandardStreams();

} // namespace swb
