// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/commandline.h"
#include "cli/recordoptions.h"
#include "core/engine/relaysettings.h"

namespace swb {

/// What "swb relay" was asked to do, checked as far as that is possible without a socket.
struct RelayOptions
{
    RelaySettings settings;
    QString note; ///< the parts of a preset that do not apply; empty for none
    bool json = false;
    bool quiet = false; ///< prints only listening addresses, errors and a summary
    RecordOptions record;

    [[nodiscard]] static CommandLine commandLine();
    [[nodiscard]] static Result<RelayOptions> read(const CommandLine &line);
};

} // namespace swb
