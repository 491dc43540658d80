// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace swb {

/// What the program answers to the shell; scripts rely on these numbers.
enum ExitCode : int {
    ExitOk = 0,
    ExitNetworkFailure = 1, ///< also where a file or standard output failed
    ExitUsage = 2,
    ExitNoReply = 3, ///< nothing, or too little, came back in time
};

/// What a shell makes of a program that this signal has ended.
inline int exitCodeOfSignal(int signal)
{
    return 128 + signal;
}

} // namespace swb
