// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/ordinaryfile.h"

#include "core/files/filemodes.h"
#include "core/files/filename.h"
#include "core/files/filesystem.h"

#include <QCoreApplication>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>

namespace swb {
namespace {

constexpr qint64 pieceBytes = 256 << 10;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::OrdinaryFile)
};

QString tooLarge(qint64 most)
{
    constexpr qint64 megabyte = 1'000'000;
    return most >= megabyte ? Words::tr("The file is larger than %1 MB.").arg(most / megabyte)
                            : Words::tr("The file is larger than %1 bytes.").arg(most);
}

} // namespace

OrdinaryFile OrdinaryFile::open(const QString &path, FileOwner owner)
{
    OrdinaryFile file;
    const int guards = owner == FileOwner::Ourselves ? O_NOFOLLOW : 0;
    // Without O_NONBLOCK a pipe would keep us until somebody writes into it.
    file.descriptor = Descriptor(
        ::open(nativeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | guards));
    if (!file.isOpen()) {
        file.error = errno;
        file.problem = systemReason(file.error);
        return file;
    }
    struct stat facts = {};
    if (::fstat(file.descriptor.get(), &facts) != 0)
        file.problem = systemReason(errno);
    else
        file.problem = owner == FileOwner::Ourselves ? whyNotOurs(facts) : whyNotOrdinary(facts);
    if (!file.problem.isEmpty())
        file.descriptor = {};
    return file;
}

bool OrdinaryFile::isMissing() const
{
    return error == ENOENT || error == ENOTDIR; // a file stands where a folder would have to be
}

QByteArray OrdinaryFile::read(qint64 most)
{
    QByteArray content;
    while (problem.isEmpty()) {
        const qsizetype before = content.size();
        content.resize(before + qMin(pieceBytes, most + 1 - before));
        const ssize_t got
            = ::read(descriptor.get(), content.data() + before, size_t(content.size() - before));
        content.resize(before + qMax(ssize_t(0), got));
        if (got == 0)
            return content;
        if (got < 0 && errno != EINTR)
            problem = systemReason(errno);
        else if (content.size() > most)
            problem = tooLarge(most);
    }
    return {};
}

bool OrdinaryFile::isReadableByOthers() const
{
    struct stat facts = {};
    return ::fstat(descriptor.get(), &facts) == 0 && (facts.st_mode & (S_IRGRP | S_IROTH)) != 0;
}

bool OrdinaryFile::closeToOthers() const
{
    struct stat facts = {};
    return ::fstat(descriptor.get(), &facts) == 0
        && ::fchmod(descriptor.get(), facts.st_mode & S_IRWXU & ~anyOther) == 0;
}

QByteArray readOrdinaryFile(const QString &path, qint64 most, QString &problem)
{
    OrdinaryFile file = OrdinaryFile::open(path, FileOwner::Anyone);
    QByteArray content = file.read(most);
    problem = file.problem;
    return content;
}

} // namespace swb
