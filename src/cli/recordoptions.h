// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/commandline.h"

namespace swb {

/// --record and --overwrite, which several commands have.
struct RecordOptions
{
    QString file; ///< session file; empty: none
    bool overwrite = false; ///< a session of that name is replaced

    /// `description` is the help text of --record.
    static void addTo(CommandLine &line, const QString &description);
    static void addTo(CommandLine &line); ///< with a help text that says that everything is recorded

    [[nodiscard]] static Error read(const CommandLine &line, RecordOptions &options);
};

} // namespace swb
