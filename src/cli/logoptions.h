// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/commandline.h"
#include "core/export/exportformat.h"
#include "core/filter/filter.h"

namespace swb {

/// What "swb log" was asked to do. Whether the file can be read is not checked here.
struct LogOptions
{
    QString file;
    Filter filter;
    ExportFormat format = ExportFormat::Text;
    ExportOptions style; ///< except for dates
    bool dated = false; ///< every line with its date; otherwise only if the log spans more than a day
    QString output; ///< empty: standard output

    [[nodiscard]] static CommandLine commandLine();
    [[nodiscard]] static Result<LogOptions> read(const CommandLine &line);
    /// The filter with carets below the error in it, as two lines; empty if there is none.
    [[nodiscard]] static QString filterMistake(const CommandLine &line);
};

} // namespace swb
