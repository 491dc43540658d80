// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/filewriter.h"

#include "core/files/filemodes.h"
#include "core/files/filename.h"
#include "core/files/filesystem.h"
#include "core/files/linktarget.h"
#include "core/values/errorcatalog.h"

#include <QCoreApplication>
#include <QRandomGenerator>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>

namespace swb {
namespace {

constexpr int nameBytes = 200; ///< of the name aside that come from the file's own; a name has 255 at most
constexpr mode_t readableByAll = ownerOnly | S_IRGRP | S_IROTH;
constexpr mode_t asUsual = readableByAll | S_IWGRP | S_IWOTH; // less what the user's mask takes away
constexpr mode_t allRights = S_IRWXU | S_IRWXG | S_IRWXO;

QByteArray asideOf(const QByteArray &name)
{
    return name.left(nameBytes) + ".part-" + QByteArray::number(QRandomGenerator::system()->generate64(), 36);
}

/// Files that cannot be brought to a disk, such as pipes and some devices, say so.
bool canBeSynced(int errnoValue)
{
    return errnoValue != EINVAL && errnoValue != ENOTSUP && errnoValue != EROFS;
}

} // namespace

FileWriter::FileWriter(const QString &path, FileUse use)
    : m_path(path)
    , m_use(use)
{ }

FileWriter::~FileWriter()
{
    discard();
}

bool FileWriter::start()
{
    return openPlace() && QIODevice::open(QIODevice::WriteOnly | QIODevice::Unbuffered);
}

bool FileWriter::openPlace()
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

bool FileWriter::openInPlace(const QByteArray &target)
{
    m_file = Descriptor(::open(target.constData(), O_WRONLY | O_CLOEXEC | O_NOCTTY));
    return m_file.isOpen() || fail(errno);
}

bool FileWriter::openAside(const QByteArray &target)
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
        // A rename would replace what this user may not write.
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

bool FileWriter::makeAside(unsigned mode)
{
    m_asideName = asideOf(m_name);
    m_file = Descriptor(::openat(m_folder.get(), m_asideName.constData(),
                                 O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode));
    if (m_file.isOpen())
        return true;
    m_asideName.clear();
    return fail(errno);
}

qint64 FileWriter::writeData(const char *data, qint64 size)
{
    qint64 done = 0;
    while (done < size && !m_error.isError()) {
        const ssize_t written = ::write(m_file.get(), data + done, size_t(size - done));
        if (written >= 0) {
            done += written;
        } else if (errno == EAGAIN) { // whoever shares the descriptor made it non-blocking
            pollfd question{m_file.get(), POLLOUT, 0};
            ::poll(&question, 1, -1);
        } else if (errno != EINTR) {
            fail(errno);
        }
    }
    return m_error.isError() ? -1 : done;
}

Error FileWriter::commit()
{
    if (!m_error.isError() && m_file.isOpen() && sync() && m_folder.isOpen()) {
        if (::renameat(m_folder.get(), m_asideName.constData(), m_folder.get(), m_name.constData()) == 0) {
            m_asideName.clear();
            syncName();
        } else {
            fail(errno);
        }
    }
    QIODevice::close();
    discard();
    return m_error;
}

/// A full disk may say so as late as here.
bool FileWriter::sync()
{
    if (m_mode != 0 && ::fchmod(m_file.get(), m_mode) != 0)
        return fail(errno);
    if (::fsync(m_file.get()) != 0 && canBeSynced(errno))
        return fail(errno);
    return m_file.close() || fail(errno);
}

/// What the file holds is safe already, so a folder that cannot be read is left to the system.
void FileWriter::syncName() const
{
    const Descriptor folder(::openat(m_folder.get(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (folder.isOpen())
        ::fsync(folder.get());
}

bool FileWriter::fail(int errnoValue)
{
    if (m_error.isError())
        return false;
    refuse(systemReason(errnoValue));
    if (isDiskFull(errnoValue))
        m_error = makeError(ErrorCode::DiskFull, m_error.what, systemReason(errnoValue));
    setErrorString(qt_error_string(errnoValue));
    return false;
}

bool FileWriter::refuse(const QString &reason)
{
    m_error = makeError(
        ErrorCode::FileUnwritable,
        QCoreApplication::translate("swb::FileWriter", "Could not write %1.").arg(shownName(m_path)), reason);
    setErrorString(reason);
    return false;
}

void FileWriter::discard()
{
    m_file = {};
    if (!m_asideName.isEmpty())
        ::unlinkat(m_folder.get(), m_asideName.constData(), 0);
    m_asideName.clear();
    m_folder = {};
}

Error writeFile(const QString &path, QByteArrayView content, FileUse use)
{
    FileWriter writer(path, use);
    if (writer.start())
        writer.write(content.data(), content.size());
    return writer.commit();
}

} // namespace swb
