// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/openedlog.h"

#include "core/import/logfilekind.h"
#include "core/import/sessionimport.h"

using namespace Qt::StringLiterals;

namespace swb {
namespace {

void openSession(OpenedLog &opened, const QString &path)
{
    auto session = SessionReader::open(path);
    if (!session) {
        opened.import.error = session.error();
        return;
    }
    opened.session = std::move(session).value();
    opened.log = std::make_unique<MessageLog>(opened.session, opened.session->header().began);
    for (const auto &[id, annotation] : opened.session->annotations())
        opened.log->annotations().set(id, annotation);
    opened.conversations = opened.session->conversations();
    opened.documents = opened.session->documents();
}

void openInput(OpenedLog &opened, const LogInput &input, TaskControl &control)
{
    const Result<LogFileKind> kind = logFileKindOf(input);
    if (!kind) {
        opened.import.error = kind.error();
        return;
    }
    if (kind.value() == LogFileKind::Session) {
        openSession(opened, input.path);
        return;
    }
    if (!opened.folder)
        opened.folder = std::make_unique<QTemporaryDir>();
    const QString imported = opened.folder->filePath(u"import.swbs"_s);
    opened.import = importToSession(input, imported, control);
    if (opened.import.isComplete())
        openSession(opened, imported);
}

} // namespace

OpenedLog openLogFile(const QString &path, TaskControl &control)
{
    OpenedLog opened;
    openInput(opened, path, control);
    return opened;
}

OpenedLog openLogStream(QIODevice &stream, const QString &name, TaskControl &control)
{
    OpenedLog opened;
    opened.folder = std::make_unique<QTemporaryDir>();
    const QString copy = opened.folder->filePath(u"stream"_s);
    opened.import.error = copyStream(stream, name, copy, control);
    opened.import.cancelled = control.isCancelled();
    if (opened.import.isComplete())
        openInput(opened, {copy, name}, control);
    return opened;
}

} // namespace swb
