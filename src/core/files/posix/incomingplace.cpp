// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/incomingplace.h"

#include "core/files/filename.h"
#include "core/files/filesystem.h"
#include "core/files/posix/descriptor.h"
#include "core/files/posix/filefacts.h"

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

namespace swb {
namespace {

constexpr mode_t rightsOfNew = S_IRUSR | S_IWUSR | S_IRGRP | S_IROTH; // minus the user's umask

/// Everything happens in the folder that was opened first, whatever its name refers to later.
class PosixIncoming final : public IncomingPlace
{
public:
    PosixIncoming(const QString &folder, const QString &name, const QString &asideName)
        : m_folderName(nativeName(folder))
        , m_name(nativeName(name))
        , m_asideName(nativeName(asideName))
    { }

    bool open() override;
    bool write(const char *data, qint64 size) override;
    bool empty() override;
    bool commit() override;
    qint64 read(char *data, qint64 most) override;
    void discard() override { ::unlinkat(m_folder.get(), m_asideName.constData(), 0); }

private:
    [[nodiscard]] bool isNameTaken() const;
    bool giveName();
    bool fail(int errnoValue) { return refuse(systemReason(errnoValue), isDiskFull(errnoValue)); }

    const QByteArray m_folderName;
    const QByteArray m_name;
    const QByteArray m_asideName;
    Descriptor m_folder;
    Descriptor m_file;
    qint64 m_readAt = 0;
};

bool PosixIncoming::isNameTaken() const
{
    struct stat facts = {};
    return ::fstatat(m_folder.get(), m_name.constData(), &facts, AT_SYMLINK_NOFOLLOW) == 0;
}

bool PosixIncoming::open()
{
    m_folder = Descriptor(::open(m_folderName.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!m_folder.isOpen())
        return fail(errno);
    if (isNameTaken())
        return refuseTaken();
    m_file = Descriptor(::openat(m_folder.get(), m_asideName.constData(),
                                 O_RDWR | O_APPEND | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY,
                                 rightsOfNew));
    struct stat facts = {};
    if (!m_file.isOpen() || ::fstat(m_file.get(), &facts) != 0)
        return fail(errno);
    if (const QString problem = whyNotOurs(facts); !problem.isEmpty())
        return refuse(problem);
    if (::flock(m_file.get(), LOCK_EX | LOCK_NB) != 0)
        return errno == EWOULDBLOCK ? refuseBusy() : fail(errno);
    // The previous holder may have given it its name, or removed it, between our two calls.
    struct stat named = {};
    if (::fstatat(m_folder.get(), m_asideName.constData(), &named, AT_SYMLINK_NOFOLLOW) != 0
        || named.st_ino != facts.st_ino || named.st_dev != facts.st_dev)
        return refuseBusy();
    return true;
}

bool PosixIncoming::write(const char *data, qint64 size)
{
    for (qint64 done = 0; done < size;) {
        const ssize_t written = ::write(m_file.get(), data + done, size_t(size - done));
        if (written >= 0)
            done += written;
        else if (errno != EINTR)
            return fail(errno);
    }
    return true;
}

bool PosixIncoming::empty()
{
    return ::ftruncate(m_file.get(), 0) == 0 || fail(errno);
}

qint64 PosixIncoming::read(char *data, qint64 most)
{
    ssize_t count = 0;
    do {
        count = ::pread(m_file.get(), data, size_t(most), m_readAt);
    } while (count < 0 && errno == EINTR);
    if (count < 0)
        fail(errno);
    m_readAt += qMax(ssize_t(0), count);
    return count;
}

bool PosixIncoming::commit()
{
    if (::fsync(m_file.get()) != 0)
        return fail(errno);
    if (!giveName())
        return false;
    ::fsync(m_folder.get()); // the content is already safe
    m_file.reset();
    return true;
}

/// In one step that fails if anything has the name. Some file systems cannot rename this way; they link.
bool PosixIncoming::giveName()
{
#ifdef RENAME_NOREPLACE
    if (::renameat2(m_folder.get(), m_asideName.constData(), m_folder.get(), m_name.constData(),
                    RENAME_NOREPLACE)
        == 0)
        return true;
    if (errno == EEXIST)
        return refuseTaken();
    if (errno != EINVAL && errno != ENOSYS)
        return fail(errno);
#endif
    if (::linkat(m_folder.get(), m_asideName.constData(), m_folder.get(), m_name.constData(), 0) != 0)
        return errno == EEXIST ? refuseTaken() : fail(errno);
    discard();
    return true;
}

} // namespace

std::unique_ptr<IncomingPlace> IncomingPlace::of(const QString &folder, const QString &name,
                                                 const QString &asideName)
{
    return std::make_unique<PosixIncoming>(folder, name, asideName);
}

} // namespace swb
