// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/filelock.h"

#include "core/files/filename.h"
#include "core/files/filesystem.h"
#include "core/files/posix/descriptor.h"
#include "core/files/posix/filefacts.h"
#include "core/files/posix/filemodes.h"

#include <cerrno>
#include <fcntl.h>
#include <poll.h>
#include <sys/file.h>
#include <sys/stat.h>

namespace swb {
namespace {

constexpr int pauseMs = 5;

enum class Try : quint8 { Held, Taken, Gone, Failed };

struct Attempt
{
    Try result = Try::Failed;
    QString problem;
    bool full = false;
    Descriptor file; ///< while it is held
};

bool isSame(const struct stat &one, const struct stat &other)
{
    return one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

Attempt failedFor(int errnoValue)
{
    return {Try::Failed, systemReason(errnoValue), isDiskFull(errnoValue), {}};
}

Attempt tryOnce(const QByteArray &name)
{
    Descriptor file(::open(name.constData(),
                           O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY, ownerOnly));
    struct stat facts = {};
    if (!file.isOpen() || ::fstat(file.get(), &facts) != 0)
        return failedFor(errno);
    if (const QString problem = whyNotOurs(facts); !problem.isEmpty())
        return {Try::Failed, problem, false, {}};
    if (::flock(file.get(), LOCK_EX | LOCK_NB) != 0) {
        const int error = errno;
        Attempt attempt = failedFor(error);
        attempt.result = error == EWOULDBLOCK ? Try::Taken : error == EINTR ? Try::Gone : Try::Failed;
        return attempt;
    }
    // Its holder may have removed the file between our two calls: then nobody else would ever see this lock.
    struct stat named = {};
    if (::lstat(name.constData(), &named) != 0 || !isSame(facts, named))
        return {Try::Gone, {}, false, {}};
    return {Try::Held, {}, false, std::move(file)};
}

} // namespace

struct FileLock::Held
{
    explicit Held(Descriptor descriptor)
        : file(std::move(descriptor))
    { }

    Descriptor file;
};

FileLock::FileLock(const QString &path)
    : m_path(path)
{ }

FileLock::~FileLock()
{
    release();
}

bool FileLock::tryLock(std::chrono::milliseconds patience)
{
    const auto end = std::chrono::steady_clock::now() + patience;
    for (;;) {
        Attempt attempt = tryOnce(nativeName(m_path));
        m_taken = attempt.result == Try::Taken;
        m_problem = attempt.problem;
        m_full = attempt.full;
        if (attempt.result == Try::Held)
            m_held = std::make_unique<Held>(std::move(attempt.file));
        if (attempt.result == Try::Held || attempt.result == Try::Failed)
            return attempt.result == Try::Held;
        if (m_taken && std::chrono::steady_clock::now() >= end)
            return false;
        if (m_taken)
            ::poll(nullptr, 0, pauseMs);
    }
}

void FileLock::release()
{
    if (!isHeld())
        return;
    ::unlink(nativeName(m_path).constData()); // while it is held, so that we remove our own
    m_held.reset();
}

} // namespace swb
