// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/commandline.h"
#include "cli/recordoptions.h"
#include "core/compare/work.h"

namespace swb {

/// What "swb compare" was asked to do, checked as far as that is possible without a socket.
struct CompareOptions
{
    Work work;
    QString note; ///< impairments that one of the lanes cannot have; empty for none
    RecordOptions record;
    QString html; ///< file of the report; empty: none
    bool json = false;

    [[nodiscard]] static CommandLine commandLine();
    [[nodiscard]] static Result<CompareOptions> read(const CommandLine &line);
};

} // namespace swb
