// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <filesystem>

namespace swb {

// Names of files are bytes to the system (UTF-16 to Windows). QFile and its kin lose those that are no UTF-8,
// so whatever a user may have named on the command line is reached through these. Where there is no POSIX
// only names that are Unicode are: QFile opens them there in the end.

/// The name as the system takes it; see textFromBytes().
[[nodiscard]] QByteArray nativeName(const QString &path);
[[nodiscard]] std::filesystem::path nativePath(const QString &path);
/// For a message: with the system's separators, and bytes that are no UTF-8 as \xNN.
[[nodiscard]] QString shownName(const QString &path);

[[nodiscard]] QString absoluteName(const QString &path);
/// Whether anything has this name, were it a link to nowhere.
[[nodiscard]] bool isNameTaken(const QString &path);
/// Whether it is an ordinary file, or a link to one.
[[nodiscard]] bool isOrdinaryFile(const QString &path);
/// Whether both lead to one and the same file.
[[nodiscard]] bool isSameFile(const QString &one, const QString &other);
/// Whether this user may. Opens nothing: closing it again would end the locks of SQLite (fcntl(2)). Where
/// there is no POSIX it is what Qt tells, which on Windows knows a file that is read-only but no list of
/// rights.
[[nodiscard]] bool mayRead(const QString &path);
[[nodiscard]] bool mayWrite(const QString &path);
/// Bytes of it; 0 where there is none.
[[nodiscard]] qint64 fileSize(const QString &path);
/// Invalid where there is none.
[[nodiscard]] QDateTime lastModified(const QString &path);
/// Removes a file, or a link but not what it leads to. True where nothing has that name afterwards.
bool removeFile(const QString &path);
/// Renames over what may be there, which QFile::rename() does not. Empty where it worked, or else the
/// system's reason.
[[nodiscard]] QString renameOver(const QString &from, const QString &to);

} // namespace swb
