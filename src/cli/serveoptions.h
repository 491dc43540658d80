// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/commandline.h"
#include "cli/recordoptions.h"
#include "core/engine/repeat.h"
#include "core/engine/settings.h"

namespace swb {

/// What "swb serve" was asked to do, checked as far as that is possible without a socket.
struct ServeOptions
{
    QList<ServerSettings> servers; ///< at least one
    bool json = false;
    bool quiet = false; ///< prints only listening addresses, errors and a summary
    RecordOptions record;
    QByteArray message; ///< that each server sends to its clients repeatedly; empty for none
    Repeat repeat; ///< how often

    [[nodiscard]] static CommandLine commandLine();
    [[nodiscard]] static Result<ServeOptions> read(const CommandLine &line);
};

} // namespace swb
