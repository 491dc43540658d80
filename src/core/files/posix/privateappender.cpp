// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/privateappender.h"

#include "core/files/filename.h"
#include "core/files/filesystem.h"
#include "core/files/posix/descriptor.h"
#include "core/files/posix/filefacts.h"
#include "core/files/posix/filemodes.h"

#include <cerrno>
#include <fcntl.h>

namespace swb {

struct PrivateAppender::Opened
{
    explicit Opened(Descriptor descriptor)
        : file(std::move(descriptor))
    { }

    Descriptor file;
};

PrivateAppender::PrivateAppender() = default;
PrivateAppender::~PrivateAppender() = default;

Error PrivateAppender::open(const QString &path)
{
    m_path = path;
    const auto refusedFor
        = [this](int errnoValue) { return refused(systemReason(errnoValue), isDiskFull(errnoValue)); };
    // Without O_NONBLOCK a pipe would block us until somebody reads it.
    constexpr int flags = O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NOCTTY | O_NONBLOCK;
    Descriptor file(::open(nativeName(path).constData(), flags, ownerOnly));
    struct stat facts = {};
    if (!file.isOpen() || ::fstat(file.get(), &facts) != 0)
        return refusedFor(errno);
    if (const QString reason = whyNotOurs(facts); !reason.isEmpty())
        return refused(reason);
    if ((facts.st_mode & ALLPERMS) != ownerOnly && ::fchmod(file.get(), ownerOnly) != 0)
        return refusedFor(errno);
    m_opened = std::make_unique<Opened>(std::move(file));
    return {};
}

bool PrivateAppender::isInPlace() const
{
    struct stat opened = {};
    struct stat named = {};
    return m_opened && ::fstat(m_opened->file.get(), &opened) == 0
        && ::lstat(nativeName(m_path).constData(), &named) == 0 && opened.st_dev == named.st_dev
        && opened.st_ino == named.st_ino;
}

Error PrivateAppender::append(QByteArrayView line)
{
    const QByteArray whole = line.toByteArray() + '\n';
    qsizetype done = 0;
    while (done < whole.size()) {
        const ssize_t written
            = ::write(m_opened->file.get(), whole.constData() + done, size_t(whole.size() - done));
        const int error = errno;
        if (written < 0 && error != EINTR)
            return refused(systemReason(error), isDiskFull(error));
        done += qMax(ssize_t(0), written);
    }
    return {};
}

} // namespace swb
