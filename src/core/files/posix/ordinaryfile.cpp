// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/ordinaryfile.h"

#include "core/files/filename.h"
#include "core/files/filesystem.h"
#include "core/files/posix/descriptor.h"
#include "core/files/posix/filefacts.h"
#include "core/files/posix/filemodes.h"

#include <cerrno>
#include <fcntl.h>

namespace swb {

OrdinaryFile OrdinaryFile::open(const QString &path, FileOwner owner)
{
    OrdinaryFile result;
    const int guards = owner == FileOwner::Ourselves ? O_NOFOLLOW : 0;
    // Without O_NONBLOCK a pipe would block us until somebody writes into it.
    Descriptor descriptor(
        ::open(nativeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | guards));
    struct stat facts = {};
    if (!descriptor.isOpen() || ::fstat(descriptor.get(), &facts) != 0) {
        result.failed = true;
        result.missing = errno == ENOENT || errno == ENOTDIR; // a file is in the place of a folder
        result.problem = systemReason(errno);
        return result;
    }
    result.problem = owner == FileOwner::Ourselves ? whyNotOurs(facts) : whyNotOrdinary(facts);
    if (!result.problem.isEmpty())
        return result;
    result.file = std::make_unique<QFile>();
    if (!result.file->open(descriptor.get(), QIODevice::ReadOnly, QFileDevice::AutoCloseHandle)) {
        result.problem = systemSays(result.file->errorString());
        result.file.reset();
        return result;
    }
    [[maybe_unused]] const int handle = descriptor.release(); // the QFile closes it
    return result;
}

bool OrdinaryFile::isReadableByOthers() const
{
    struct stat facts = {};
    return ::fstat(file->handle(), &facts) == 0 && (facts.st_mode & (S_IRGRP | S_IROTH)) != 0;
}

bool OrdinaryFile::closeToOthers() const
{
    struct stat facts = {};
    return ::fstat(file->handle(), &facts) == 0
        && ::fchmod(file->handle(), facts.st_mode & S_IRWXU & ~anyOther) == 0;
}

} // namespace swb
