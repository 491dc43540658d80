// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/autosave.h"

#include "core/files/filename.h"
#include "core/files/privatefolder.h"
#include "core/session/sessionformat.h"
#include "core/session/sessionlock.h"
#include "core/session/sessionreader.h"
#include "core/session/sessionwriter.h"
#include "core/session/sqlite.h"
#include "core/values/errorcatalog.h"

#include <QCoreApplication>
#include <QDir>

namespace swb {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::Session)
};

} // namespace

Result<QString> Autosave::newFile(const QDateTime &now) const
{
    if (Error error = makePrivateFolder(m_folder); error.isError())
        return error;
    const QString stem = QDir(m_folder).filePath(now.toString(u"yyyy-MM-dd HH-mm-ss"_s));
    QString path = stem + u".swbs"_s;
    for (int i = 2; isNameTaken(path) || isNameTaken(SessionLock::fileOf(path)); ++i)
        path = u"%1 (%2).swbs"_s.arg(stem).arg(i);
    return path;
}

/// By name, which says when they began.
QStringList Autosave::files() const
{
    const QDir folder(m_folder);
    QStringList paths;
    for (const QString &name :
         folder.entryList({u"*.swbs"_s}, QDir::Files | QDir::NoSymLinks, QDir::Name | QDir::Reversed))
        paths.append(folder.filePath(name));
    return paths;
}

QList<UnfinishedSession> Autosave::unfinished() const
{
    QList<UnfinishedSession> found;
    for (const QString &path : files()) {
        const SessionLock hold(path);
        if (!hold.isHeld())
            continue;
        const auto reader = SessionReader::open(path);
        if (!reader || reader.value()->header().closedInOrder)
            continue;
        const quint64 events = reader.value()->endId() - reader.value()->firstId();
        if (events > 0)
            found.append({path, reader.value()->header().began, events});
        else
            SessionWriter::removeFiles(path);
    }
    return found;
}

void Autosave::prune() const
{
    qsizetype left = kept;
    for (const QString &path : files()) {
        if (SessionLock(path).isHeld() && --left < 0)
            (void)remove(path);
    }
}

Error Autosave::finish(const QString &path)
{
    const QString what = Words::tr("Could not close the session %1.").arg(path);
    const SessionLock hold(path);
    if (!hold.isHeld())
        return makeError(ErrorCode::SessionInUse, what);
    sqlite::Database database;
    using Mode = sqlite::Database::Mode;
    if (Error unfit = sessionformat::open(database, path, Mode::ReadWrite, what); unfit.isError())
        return unfit;
    const bool done
        = database.run("UPDATE meta SET value = '1' WHERE name = 'closed'; PRAGMA journal_mode = DELETE");
    return done ? Error{} : database.error(what);
}

Error Autosave::remove(const QString &path)
{
    const QString what = Words::tr("Could not remove the session %1.").arg(path);
    const SessionLock hold(path);
    if (!hold.isHeld())
        return makeError(ErrorCode::SessionInUse, what);
    return SessionWriter::removeFiles(path) ? Error{} : makeError(ErrorCode::FileUnwritable, what);
}

} // namespace swb
