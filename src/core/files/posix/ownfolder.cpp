// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/ownfolder.h"

#include "core/files/filename.h"
#include "core/files/posix/descriptor.h"
#include "core/files/posix/filefacts.h"
#include "core/files/posix/filemodes.h"

#include <QCoreApplication>
#include <cerrno>
#include <fcntl.h>

namespace swb {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::OwnFolder)
};

/// Examines the folder itself, through a descriptor, so that nothing can take its place in between.
QString closeToOthers(const QByteArray &name)
{
    const Descriptor folder(::open(name.constData(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    struct stat facts = {};
    if (!folder.isOpen() || ::fstat(folder.get(), &facts) != 0)
        return errno == ENOTDIR ? Words::tr("A file or symbolic link with this name exists.")
                                : systemReason(errno);
    if (QString foreign = whyNotOwned(facts); !foreign.isEmpty())
        return foreign;
    if ((facts.st_mode & anyOther) != 0 && ::fchmod(folder.get(), facts.st_mode & S_IRWXU) != 0)
        return Words::tr("Other users can access the folder, and its permissions are not ours to change.");
    return {};
}

} // namespace

QString makeOwnFolder(const QString &path)
{
    const QByteArray name = nativeName(path);
    if (::mkdir(name.constData(), S_IRWXU) != 0 && errno != EEXIST)
        return systemReason(errno);
    return closeToOthers(name);
}

} // namespace swb
