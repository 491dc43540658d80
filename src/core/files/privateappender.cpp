// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/privateappender.h"

#include "core/files/filename.h"
#include "core/files/filesystem.h"
#include "core/values/errorcatalog.h"

#include <QCoreApplication>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>

namespace swb {
namespace {

constexpr mode_t ownersOnly = S_IRUSR | S_IWUSR;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::PrivateAppender)
};

} // namespace

Error PrivateAppender::open(const QString &path)
{
    m_path = path;
    // Without O_NONBLOCK a pipe would keep us until somebody reads it.
    constexpr int flags = O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NOCTTY | O_NONBLOCK;
    Descriptor file(::open(nativeName(path).constData(), flags, ownersOnly));
    if (!file.isOpen())
        return refused(errno, systemReason(errno));
    struct stat facts = {};
    if (::fstat(file.get(), &facts) != 0)
        return refused(errno, systemReason(errno));
    if (const QString reason = whyNotOurs(facts); !reason.isEmpty())
        return refused(0, reason);
    if ((facts.st_mode & ALLPERMS) != ownersOnly && ::fchmod(file.get(), ownersOnly) != 0)
        return refused(errno, systemReason(errno));
    m_file = std::move(file);
    return {};
}

bool PrivateAppender::isInPlace() const
{
    struct stat opened = {};
    struct stat named = {};
    return m_file.isOpen() && ::fstat(m_file.get(), &opened) == 0
        && ::lstat(nativeName(m_path).constData(), &named) == 0 && opened.st_dev == named.st_dev
        && opened.st_ino == named.st_ino;
}

Error PrivateAppender::append(QByteArrayView line)
{
    const QByteArray whole = line.toByteArray() + '\n';
    qsizetype done = 0;
    while (done < whole.size()) {
        const ssize_t written = ::write(m_file.get(), whole.constData() + done, size_t(whole.size() - done));
        if (written < 0 && errno != EINTR)
            return refused(errno, systemReason(errno));
        done += qMax(ssize_t(0), written);
    }
    return {};
}

Error PrivateAppender::refused(int errnoValue, const QString &reason) const
{
    return makeError(isDiskFull(errnoValue) ? ErrorCode::DiskFull : ErrorCode::FileUnwritable,
                     Words::tr("Could not write to %1.").arg(shownName(m_path)), reason);
}

} // namespace swb
