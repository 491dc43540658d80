// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/sessionannotations.h"

#include "core/files/filename.h"
#include "core/session/sessionformat.h"
#include "core/session/sessionlock.h"
#include "core/values/errorcatalog.h"

#include <QCoreApplication>

namespace swb {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::Session)
};

} // namespace

Error saveAnnotations(const QString &path, const Annotations::Map &annotations)
{
    const QString what = Words::tr("Could not write the marks and notes to %1.").arg(path);
    if (const Error unfit = sessionformat::checkFile(path); unfit.isError())
        return makeError(unfit.code, what);
    const SessionLock lock(path);
    if (!lock.isHeld() || !mayWrite(path))
        return makeError(lock.isTaken() ? ErrorCode::SessionInUse : ErrorCode::FileUnwritable, what);
    sqlite::Database database;
    using Mode = sqlite::Database::Mode;
    if (Error unfit = sessionformat::open(database, path, Mode::ReadWrite, what); unfit.isError())
        return unfit;
    const bool written = database.run("BEGIN IMMEDIATE")
        && sessionformat::writeAnnotations(database, annotations) && database.run("COMMIT");
    return written ? Error{} : database.error(what);
}

} // namespace swb
