// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/fileplace.h"

#include "core/files/filename.h"
#include "core/files/filesystem.h"
#include "core/files/posix/descriptor.h"
#include "core/files/posix/filefacts.h"
#include "core/files/posix/filemodes.h"
#include "core/files/posix/linktarget.h"

#include <QRandomGenerator>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>

namespace swb {
namespace {

/// Of the temporary name that come from the file's own; a name has 255 at most.
constexpr int nameBytes = 200;
constexpr mode_t readableByAll = ownerOnly | S_IRGRP | S_IROTH;
constexpr mode_t asUsual = readableByAll | S_IWGRP | S_IWOTH; // minus the user's umask
constexpr mode_t allRights = S_IRWXU | S_IRWXG | S_IRWXO;

QByteArray asideOf(const QByteArray &name)
{
    return name.left(nameBytes) + ".part-" + QByteArray::number(QRandomGenerator::system()->generate64(), 36);
}

/// Files that cannot be synced to a disk, such as pipes and some devices, report that.
bool canBeSynced(int errnoValue)
{
    return errnoValue != EINVAL && errnoValue != ENOTSUP && errnoValue != EROFS;
}

class PosixPlace : public FilePlace
{
public:
    PosixPlace(const QString &path, FileUse use)
        : m_path(path)
        , m_use(use)
    { }
    ~PosixPlace() override;
    Q_DISABLE_COPY_MOVE(PosixPlace)

    bool open() override;
    bool write(const char *data, qint64 size) override;
    bool commit() override;

private:
    bool openInPlace(const QByteArray &target);
    bool openAside(const QByteArray &target);
    [[nodiscard]] bool makeAside(mode_t mode);
    bool sync();
    void syncName() const;
    bool fail(int errnoValue) { return refuse(systemReason(errnoValue), isDiskFull(errnoValue)); }

    const QString m_path;
    const FileUse m_use;
    Descriptor m_file;
    Descriptor m_folder; ///< of the temporary file; not open if it is written in place
    QByteArray m_name; ///< in m_folder
    QByteArray m_asideName;
    mode_t m_mode = 0; ///< rights to set at the end; 0: those it was created with
};

PosixPlace::~PosixPlace()
{
    if (!m_asideName.isEmpty())
        ::unlinkat(m_folder.get(), m_asideName.constData(), 0);
}

bool PosixPlace::open()
{
    if (m_use != FileUse::Named)
        return openAside(nativeName(m_path));
    const LinkTarget target = linkTargetOf(nativeName(m_path));
    if (target.error != 0)
        return fail(target.error);
    if (target.descriptor >= 0) {
        m_file = Descriptor(::fcntl(target.descriptor, F_DUPFD_CLOEXEC, 3));
        return m_file.isOpen() || fail(errno);
    }
    struct stat facts = {};
    const bool exists = ::lstat(target.path.constData(), &facts) == 0;
    if (exists && !S_ISREG(facts.st_mode) && !S_ISDIR(facts.st_mode))
        return openInPlace(target.path);
    return openAside(target.path);
}

bool PosixPlace::openInPlace(const QByteArray &target)
{
    m_file = Descriptor(::open(target.constData(), O_WRONLY | O_CLOEXEC | O_NOCTTY));
    return m_file.isOpen() || fail(errno);
}

bool PosixPlace::openAside(const QByteArray &target)
{
    const qsizetype slash = target.lastIndexOf('/');
    const QByteArray folder = slash < 0 ? QByteArray(".") : target.left(slash + 1);
    m_name = target.mid(slash + 1);
    m_folder = Descriptor(::open(folder.constData(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    if (!m_folder.isOpen())
        return fail(errno);
    struct stat facts = {};
    const bool exists = ::fstatat(m_folder.get(), m_name.constData(), &facts, AT_SYMLINK_NOFOLLOW) == 0;
    if (exists) {
        const QString refused = m_use == FileUse::Named ? whyNotOrdinary(facts) : whyNotOurs(facts);
        if (!refused.isEmpty())
            return refuse(refused);
        // A rename would replace a file that this user may not write.
        if (::faccessat(m_folder.get(), m_name.constData(), W_OK, AT_EACCESS) != 0)
            return fail(errno);
    }
    if (m_use == FileUse::Named && !exists)
        return makeAside(asUsual);
    if (m_use == FileUse::Published)
        m_mode = readableByAll;
    else if (m_use == FileUse::Named)
        m_mode = facts.st_mode & allRights;
    return makeAside(ownerOnly);
}

bool PosixPlace::makeAside(mode_t mode)
{
    m_asideName = asideOf(m_name);
    m_file = Descriptor(::openat(m_folder.get(), m_asideName.constData(),
                                 O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode));
    if (m_file.isOpen())
        return true;
    m_asideName.clear();
    return fail(errno);
}

bool PosixPlace::write(const char *data, qint64 size)
{
    qint64 done = 0;
    while (done < size) {
        const ssize_t written = ::write(m_file.get(), data + done, size_t(size - done));
        if (written >= 0) {
            done += written;
        } else if (errno == EAGAIN) { // another holder of the descriptor made it non-blocking
            pollfd question{m_file.get(), POLLOUT, 0};
            ::poll(&question, 1, -1);
        } else if (errno != EINTR) {
            return fail(errno);
        }
    }
    return true;
}

bool PosixPlace::commit()
{
    if (!sync())
        return false;
    if (!m_folder.isOpen())
        return true;
    if (::renameat(m_folder.get(), m_asideName.constData(), m_folder.get(), m_name.constData()) != 0)
        return fail(errno);
    m_asideName.clear();
    syncName();
    return true;
}

/// A full disk may be reported as late as here.
bool PosixPlace::sync()
{
    if (m_mode != 0 && ::fchmod(m_file.get(), m_mode) != 0)
        return fail(errno);
    if (::fsync(m_file.get()) != 0 && canBeSynced(errno))
        return fail(errno);
    return m_file.close() || fail(errno);
}

/// The content is already safe, so a folder that cannot be opened is left to the system.
void PosixPlace::syncName() const
{
    const Descriptor folder(::openat(m_folder.get(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (folder.isOpen())
        ::fsync(folder.get());
}

} // namespace

std::unique_ptr<FilePlace> FilePlace::of(const QString &path, FileUse use)
{
    return std::make_unique<PosixPlace>(path, use);
}

} // namespace swb
