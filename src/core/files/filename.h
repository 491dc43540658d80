// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <filesystem>

namespace swb {

// To the system, file names are bytes (UTF-16 on Windows). QFile and related classes lose names that are not
// UTF-8, so names that a user may have given on the command line go through these functions. Without POSIX
// only Unicode names work, since QFile opens them in the end.

/// The name as the system expects it; see textFromBytes().
[[nodiscard]] QByteArray nativeName(const QString &path);
[[nodiscard]] std::filesystem::path nativePath(const QString &path);
/// For a message: with the system's separators, and bytes that are not UTF-8 as \xNN.
[[nodiscard]] QString shownName(const QString &path);

[[nodiscard]] QString absoluteName(const QString &path);
/// Whether anything has this name, including a dangling link.
[[nodiscard]] bool isNameTaken(const QString &path);
/// Whether it is an ordinary file, or a link to one.
[[nodiscard]] bool isOrdinaryFile(const QString &path);
/// Whether both names refer to the same file.
[[nodiscard]] bool isSameFile(const QString &one, const QString &other);
/// Whether this user may. Opens nothing, since closing the file again would release the locks of SQLite
/// (fcntl(2)). Without POSIX it is what Qt reports, which on Windows knows read-only files but not access
/// control lists.
[[nodiscard]] bool mayRead(const QString &path);
[[nodiscard]] bool mayWrite(const QString &path);
/// In bytes; 0 if there is no such file.
[[nodiscard]] qint64 fileSize(const QString &path);
/// Invalid if there is no such file.
[[nodiscard]] QDateTime lastModified(const QString &path);
/// Removes a file, or a link but not its target. True if nothing has that name afterwards.
bool removeFile(const QString &path);
/// Renames and replaces an existing file, which QFile::rename() does not. Empty on success, otherwise the
/// system's reason.
[[nodiscard]] QString renameOver(const QString &from, const QString &to);

} // namespace swb
