// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/exportformat.h"
#include "core/export/exportrun.h"

namespace swb {

/// Exports into a file. An existing file is replaced only once everything is written: an export that fails or
/// is cancelled leaves it unchanged. Anything that is not a file, such as a device or a pipe, is written
/// directly. Errors: those of FileWriter. Blocks on the disk.
[[nodiscard]] ExportOutcome exportToFile(const MessageLog &log, const ExportSelection &selection,
                                         ExportFormat format, const QString &path, TaskControl &control,
                                         const ExportOptions &options = {});

} // namespace swb
