// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/filename.h"

#include "core/files/filesystem.h"
#include "core/payload/bytetext.h"

#include <QDir>
#include <chrono>

namespace swb {

namespace fs = std::filesystem;

namespace {

constexpr bool namesAreBytes = std::is_same_v<fs::path::value_type, char>; // UTF-16 on Windows

QString textOf(const fs::path &path)
{
    return namesAreBytes ? textFromBytes(QByteArray::fromStdString(path.string()))
                         : QString::fromStdWString(path.generic_wstring());
}

} // namespace

QByteArray nativeName(const QString &path)
{
    return bytesFromText(path);
}

fs::path nativePath(const QString &path)
{
    return namesAreBytes ? fs::path(nativeName(path).toStdString()) : fs::path(path.toStdWString());
}

QString shownName(const QString &path)
{
    return shownText(QDir::toNativeSeparators(path));
}

QString absoluteName(const QString &path)
{
    std::error_code problem;
    const fs::path absolute = fs::absolute(nativePath(path), problem);
    return problem ? path : textOf(absolute.lexically_normal());
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

qint64 fileSize(const QString &path)
{
    std::error_code problem;
    const auto size = fs::file_size(nativePath(path), problem);
    return problem ? 0 : qint64(size);
}

QDateTime lastModified(const QString &path)
{
    std::error_code problem;
    const auto time = fs::last_write_time(nativePath(path), problem);
    if (problem)
        return {};
    const auto sinceEpoch = std::chrono::file_clock::to_sys(time).time_since_epoch();
    return QDateTime::fromSecsSinceEpoch(std::chrono::floor<std::chrono::seconds>(sinceEpoch).count());
}

bool removeFile(const QString &path)
{
    std::error_code problem;
    if (fs::is_directory(fs::symlink_status(nativePath(path), problem)))
        return false; // remove() would delete it if it is empty
    fs::remove(nativePath(path), problem);
    return !problem || problem == std::errc::not_a_directory;
}

QString renameOver(const QString &from, const QString &to)
{
    std::error_code problem;
    fs::rename(nativePath(from), nativePath(to), problem);
    return problem ? wordsOf(problem) : QString();
}

} // namespace swb
