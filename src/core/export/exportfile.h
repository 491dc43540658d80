// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/exportformat.h"
#include "core/export/exportrun.h"

namespace swb {

/// Exports into a file. What stood there before is replaced only once everything is written: an export that
/// fails or is cancelled leaves it as it was. What is no file, such as a device or a pipe, is written
/// straight away. Errors: those of FileWriter. Blocks on the disk.
[[nodiscard]] ExportOutcome exportToFile(const MessageLog &log, const ExportSelection &selection,
                                         ExportFormat format, const QString &path, TaskControl &control,
                                         const ExportOptions &options = {});

} // namespace swb
