// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/filename.h"

#include "core/payload/bytetext.h"

#include <QDir>
#include <cerrno>
#include <sys/stat.h>
#include <unistd.h>

namespace swb {

namespace fs = std::filesystem;

QByteArray nativeName(const QString &path)
{
    return bytesFromText(path);
}

fs::path nativePath(const QString &path)
{
    return {nativeName(path).toStdString()};
}

QString shownName(const QString &path)
{
    return shownText(QDir::toNativeSeparators(path));
}

QString absoluteName(const QString &path)
{
    std::error_code problem;
    const fs::path absolute = fs::absolute(nativePath(path), problem);
    return problem ? path : textFromBytes(QByteArray::fromStdString(absolute.lexically_normal().string()));
}

bool isNameTaken(const QString &path)
{
    std::error_code problem;
    return fs::exists(fs::symlink_status(nativePath(path), problem));
}

bool isOrdinaryFile(const QString &path)
{
    std::error_code problem;
    return fs::is_regular_file(nativePath(path), problem);
}

bool isSameFile(const QString &one, const QString &other)
{
    std::error_code problem;
    return fs::equivalent(nativePath(one), nativePath(other), problem);
}

bool mayRead(const QString &path)
{
    return ::access(nativeName(path).constData(), R_OK) == 0;
}

bool mayWrite(const QString &path)
{
    return ::access(nativeName(path).constData(), W_OK) == 0;
}

qint64 fileSize(const QString &path)
{
    std::error_code problem;
    const auto size = fs::file_size(nativePath(path), problem);
    return problem ? 0 : qint64(size);
}

QDateTime lastModified(const QString &path)
{
    struct stat facts = {};
    const bool known = ::stat(nativeName(path).constData(), &facts) == 0;
    return known ? QDateTime::fromSecsSinceEpoch(facts.st_mtim.tv_sec) : QDateTime();
}

bool removeFile(const QString &path)
{
    return ::unlink(nativeName(path).constData()) == 0 || errno == ENOENT || errno == ENOTDIR;
}

QString renameOver(const QString &from, const QString &to)
{
    std::error_code problem;
    fs::rename(nativePath(from), nativePath(to), problem);
    return problem ? QString::fromStdString(problem.message()) : QString();
}

} // namespace swb
