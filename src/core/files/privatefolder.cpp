// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/privatefolder.h"

#include "core/files/filename.h"
#include "core/files/filesystem.h"
#include "core/files/ownfolder.h"
#include "core/values/errorcatalog.h"

#include <QCoreApplication>
#include <QDateTime>

namespace swb {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::PrivateFolder)
};

/// Returns the reason for a failure as a sentence; empty on success.
QString makeFoldersAbove(const QString &path)
{
    std::error_code problem;
    std::filesystem::create_directories(nativePath(path).parent_path(), problem);
    return problem ? systemSays(wordsOf(problem)) : QString();
}

} // namespace

Error makePrivateFolder(const QString &path)
{
    QString reason = makeFoldersAbove(path);
    if (reason.isEmpty())
        reason = makeOwnFolder(path);
    if (reason.isEmpty())
        return {};
    return makeError(ErrorCode::FileUnwritable,
                     Words::tr("Could not use the folder %1.").arg(shownName(path)), reason);
}

QString setAside(const QString &path)
{
    const QString aside = path + QStringLiteral(".damaged-")
        + QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-hhmmss-zzz"));
    return renameOver(path, aside).isEmpty() ? aside : QString();
}

} // namespace swb
