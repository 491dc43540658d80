// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/posix/filefacts.h"

#include "core/files/filesystem.h"

#include <QCoreApplication>
#include <cerrno>
#include <sys/stat.h>
#include <unistd.h>

namespace swb {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::FileFacts)
};

std::filesystem::file_type typeOf(const struct stat &facts)
{
    switch (facts.st_mode & S_IFMT) {
    case S_IFREG:
        return std::filesystem::file_type::regular;
    case S_IFDIR:
        return std::filesystem::file_type::directory;
    case S_IFLNK:
        return std::filesystem::file_type::symlink;
    case S_IFIFO:
        return std::filesystem::file_type::fifo;
    case S_IFSOCK:
        return std::filesystem::file_type::socket;
    default:
        return std::filesystem::file_type::unknown; // a device
    }
}

} // namespace

bool hasPosixFiles()
{
    return true;
}

QString systemReason(int errnoValue)
{
    return errnoValue == ELOOP ? whyNotOrdinary(std::filesystem::file_type::symlink)
                               : systemSays(qt_error_string(errnoValue));
}

QString whyNotOrdinary(const struct stat &facts)
{
    return whyNotOrdinary(typeOf(facts));
}

QString whyNotOwned(const struct stat &facts)
{
    return facts.st_uid == ::geteuid() ? QString() : Words::tr("It belongs to another user.");
}

QString whyNotOurs(const struct stat &facts)
{
    const QString kind = whyNotOrdinary(facts);
    return kind.isEmpty() ? whyNotOwned(facts) : kind;
}

} // namespace swb
