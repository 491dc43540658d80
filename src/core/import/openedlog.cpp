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

} // namespace

OpenedLog openLogFile(const QString &path, TaskControl &control)
{
    OpenedLog opened;
    const Result<LogFileKind> kind = logFileKindOf(path);
    if (!kind) {
        opened.import.error = kind.error();
        return opened;
    }
    if (kind.value() == LogFileKind::Session) {
        openSession(opened, path);
        return opened;
    }
    opened.folder = std::make_unique<QTemporaryDir>();
    const QString imported = opened.folder->filePath(u"import.swbs"_s);
    opened.import = importToSession(path, imported, control);
    if (opened.import.isComplete())
        openSession(opened, imported);
    return opened;
}

} // namespace swb
