// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/posix/fdwriter.h"
#include "core/payload/bytetext.h"

#include <chrono>
#include <optional>
#include <unistd.h>

namespace swb {

/// The program's two outputs.
struct Console
{
    FdWriter out{STDOUT_FILENO};
    FdWriter err{STDERR_FILENO};
    /// How long the end of the program may wait for readers that take nothing; if empty, forever.
    std::optional<std::chrono::milliseconds> patience;

    [[nodiscard]] bool isWriting() const { return out.pendingBytes() > 0 || err.pendingBytes() > 0; }

    /// "swb: what why hint", on standard error.
    void complain(const QString &text) { err.write("swb: " + shownText(text).toUtf8() + '\n'); }
};

} // namespace swb
