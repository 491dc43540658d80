// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/importsink.h"
#include "core/import/loginput.h"
#include "core/tasks/taskcontrol.h"

namespace swb {

/// Reads a file of JSON Lines as JsonLinesExporter writes it, or "swb serve --json" does. Events are numbered
/// consecutively from the first one's number, so a whole log keeps its numbers and a selection of rows closes
/// its gaps. Conversations keep their numbers; if a file contains lines of two logs, those of the second get
/// new ones. A line that cannot be read ends the import, which names it; a last line that was cut off is
/// skipped and counted. Errors: FileUnreadable, DamagedLogFile, and the sink's. Blocks on the disk.
[[nodiscard]] ImportOutcome importJsonLines(const LogInput &input, ImportSink &sink, TaskControl &control);

/// Maximum bytes of a line; a longer one is an error.
inline constexpr qint64 longestJsonLine = qint64(256) << 20;

} // namespace swb
