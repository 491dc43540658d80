// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/filesystem.h"

#include <QCoreApplication>
#include <cerrno>
#include <sys/stat.h>
#include <unistd.h>

namespace swb {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::FileSystem)
};

QString symbolicLink()
{
    return Words::tr("It is a symbolic link, and no link is followed here.");
}

} // namespace

QString systemReason(int errnoValue)
{
    return errnoValue == ELOOP ? symbolicLink()
                               : Words::tr("The system says: %1.").arg(qt_error_string(errnoValue));
}

bool isDiskFull(int errnoValue)
{
#ifdef EDQUOT // not with every C library
    if (errnoValue == EDQUOT)
        return true;
#endif
    return errnoValue == ENOSPC || errnoValue == EFBIG;
}

QString whyNotOrdinary(const struct stat &facts)
{
    switch (facts.st_mode & S_IFMT) {
    case S_IFREG:
        return {};
    case S_IFDIR:
        return Words::tr("It is a folder.");
    case S_IFLNK:
        return symbolicLink();
    case S_IFIFO:
        return Words::tr("It is a pipe and no ordinary file.");
    case S_IFSOCK:
        return Words::tr("It is a socket and no ordinary file.");
    default:
        return Words::tr("It is a device and no ordinary file.");
    }
}

QString whyNotOurs(const struct stat &facts)
{
    QString kind = whyNotOrdinary(facts);
    if (!kind.isEmpty() || facts.st_uid == ::geteuid())
        return kind;
    return Words::tr("It belongs to another user.");
}

} // namespace swb
