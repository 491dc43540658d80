// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/privatefolder.h"

#include "core/files/descriptor.h"
#include "core/files/filemodes.h"
#include "core/files/filename.h"
#include "core/files/filesystem.h"
#include "core/values/errorcatalog.h"

#include <QCoreApplication>
#include <QDateTime>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>

namespace swb {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::PrivateFolder)
};

Error unusable(const QString &path, const QString &reason)
{
    return makeError(ErrorCode::FileUnwritable,
                     Words::tr("Could not use the folder %1.").arg(shownName(path)), reason);
}

QString makeFolder(const QString &path)
{
    std::error_code problem;
    const std::filesystem::path folder = nativePath(path);
    if (std::filesystem::create_directories(folder.parent_path(), problem); problem)
        return systemReason(problem.value());
    const bool made = ::mkdir(folder.c_str(), S_IRWXU) == 0 || errno == EEXIST;
    return made ? QString() : systemReason(errno);
}

/// Looks at the folder itself, by a descriptor, so that nothing can take its place in between.
QString closeToOthers(const QString &path)
{
    const Descriptor folder(
        ::open(nativeName(path).constData(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    struct stat facts = {};
    if (!folder.isOpen() || ::fstat(folder.get(), &facts) != 0)
        return errno == ENOTDIR ? Words::tr("There is a file or a symbolic link of this name.")
                                : systemReason(errno);
    if (facts.st_uid != ::geteuid())
        return Words::tr("It belongs to another user.");
    if ((facts.st_mode & anyOther) != 0 && ::fchmod(folder.get(), facts.st_mode & S_IRWXU) != 0)
        return Words::tr("Others can enter the folder, and it is not ours to close.");
    return {};
}

} // namespace

Error makePrivateFolder(const QString &path)
{
    QString reason = makeFolder(path);
    if (reason.isEmpty())
        reason = closeToOthers(path);
    return reason.isEmpty() ? Error() : unusable(path, reason);
}

QString setAside(const QString &path)
{
    const QString aside = path + QStringLiteral(".damaged-")
        + QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-hhmmss-zzz"));
    return renameOver(path, aside).isEmpty() ? aside : QString();
}

} // namespace swb
