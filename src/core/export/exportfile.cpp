// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/exportfile.h"

#include "core/export/eventexporter.h"
#include "core/files/filewriter.h"

namespace swb {

ExportOutcome exportToFile(const MessageLog &log, const ExportSelection &selection, ExportFormat format,
                           const QString &path, TaskControl &control, const ExportOptions &options)
{
    ExportOutcome outcome;
    const auto exporter = makeExporter(format, options);
    if (!exporter) {
        outcome.error = {ErrorCode::BadOption, whyAbsent(format), {}, {}, {}};
        return outcome;
    }
    FileWriter file(path);
    if (!file.start()) {
        outcome.error = file.commit();
        return outcome;
    }
    outcome = ExportRun(log, *exporter, file, control).run(selection);
    if (outcome.isComplete() || outcome.error.isError())
        outcome.error = file.commit();
    return outcome;
}

} // namespace swb
