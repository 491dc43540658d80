// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/exportfile.h"

#include "core/export/eventexporter.h"
#include "core/values/errorcatalog.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

namespace swb {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::ExportFile)
};

Error unwritable(const QString &path, const QString &reason)
{
    return makeError(ErrorCode::FileUnwritable,
                     Words::tr("Could not write %1.").arg(QDir::toNativeSeparators(path)), reason);
}

/// A rename would put a file in the place of a device or a pipe.
bool isWrittenInPlace(const QString &path)
{
    const QFileInfo info(path);
    return info.exists() && !info.isFile() && !info.isDir();
}

} // namespace

ExportOutcome exportToFile(const MessageLog &log, const ExportSelection &selection, ExportFormat format,
                           const QString &path, TaskControl &control, const ExportOptions &options)
{
    QSaveFile file(path);
    QFile inPlace(path);
    const bool beside = !isWrittenInPlace(path);
    QFileDevice &device = beside ? static_cast<QFileDevice &>(file) : inPlace;
    ExportOutcome outcome;
    if (!device.open(QIODevice::WriteOnly)) {
        outcome.error = unwritable(path, device.errorString());
        return outcome;
    }
    const auto exporter = makeExporter(format, options);
    outcome = ExportRun(log, *exporter, device, control).run(selection);
    const bool kept = !outcome.isComplete() || (beside ? file.commit() : inPlace.flush());
    if (outcome.error.isError() || !kept)
        outcome.error = unwritable(path, device.errorString());
    return outcome;
}

} // namespace swb
