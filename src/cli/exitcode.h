// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace swb {

/// The exit codes of the program; scripts rely on these numbers.
enum ExitCode : int {
    ExitOk = 0,
    ExitNetworkFailure = 1, ///< also if a file or standard output failed
    ExitUsage = 2,
    ExitNoReply = 3, ///< nothing, or too little, came back in time
};

/// The exit code that a shell reports for a program ended by this signal.
inline int exitCodeOfSignal(int signal)
{
    return 128 + signal;
}

} // namespace swb
