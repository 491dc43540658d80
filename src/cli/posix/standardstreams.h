// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace swb {

/// To be called first in main(): opens what the caller closed of the descriptors 0 to 2 (a socket must never
/// become "standard output"), lets a write to a closed pipe fail instead of killing the program, and makes
/// sure of UTF-8 for arguments and file names where the locale is plain "C".
void prepareStandardStreams();

} // namespace swb
