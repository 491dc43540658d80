// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/filelock.h"

#include "core/files/filemodes.h"
#include "core/files/filename.h"
#include "core/files/filesystem.h"

#include <cerrno>
#include <fcntl.h>
#include <poll.h>
#include <sys/file.h>
#include <sys/stat.h>

namespace swb {
namespace {

constexpr int pauseMs = 5;

bool isSame(const struct stat &one, const struct stat &other)
{
    return one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

} // namespace

bool FileLock::tryLock(std::chrono::milliseconds patience)
{
    const auto end = std::chrono::steady_clock::now() + patience;
    for (;;) {
        const Try result = tryOnce();
        m_taken = result == Try::Taken;
        if (result == Try::Held || result == Try::Failed)
            return result == Try::Held;
        if (std::chrono::steady_clock::now() >= end && result == Try::Taken)
            return false;
        if (result == Try::Taken)
            ::poll(nullptr, 0, pauseMs);
    }
}

bool FileLock::isFull() const
{
    return isDiskFull(m_error);
}

FileLock::Try FileLock::tryOnce()
{
    const QByteArray name = nativeName(m_path);
    Descriptor file(::open(name.constData(),
                           O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY, ownerOnly));
    struct stat facts = {};
    m_error = 0;
    if (!file.isOpen() || ::fstat(file.get(), &facts) != 0) {
        m_error = errno;
        m_problem = systemReason(m_error);
        return Try::Failed;
    }
    m_problem = whyNotOurs(facts);
    if (!m_problem.isEmpty())
        return Try::Failed;
    if (::flock(file.get(), LOCK_EX | LOCK_NB) != 0) {
        m_error = errno;
        m_problem = systemReason(m_error);
        return m_error == EWOULDBLOCK ? Try::Taken : m_error == EINTR ? Try::Gone : Try::Failed;
    }
    // Its holder may have removed the file between our two calls: then nobody else would ever see this lock.
    struct stat named = {};
    if (::lstat(name.constData(), &named) != 0 || !isSame(facts, named))
        return Try::Gone;
    m_file = std::move(file);
    return Try::Held;
}

void FileLock::release()
{
    if (!isHeld())
        return;
    ::unlink(nativeName(m_path).constData()); // while it is held, so that it is ours that goes
    m_file = {};
}

} // namespace swb
