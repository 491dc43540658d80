// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFile>
#include <QString>
#include <memory>

namespace swb {

/// Who may own a file that is read.
enum class FileOwner : quint8 {
    Anyone, ///< the user has named it, perhaps through a link
    Ourselves, ///< the program made it: it belongs to this user and is not reached through a link
};

/// An ordinary file that is open for reading, or the reason why not. Anything else of that name, such as a
/// pipe or a device, is refused immediately, so that nobody waits for its other end.
/// Without POSIX the name is checked first and then opened: a file that takes its place in between is opened
/// too, and the owner is not checked.
struct OrdinaryFile
{
    std::unique_ptr<QFile> file; ///< open on success
    bool failed = false; ///< the system could not open it (as opposed to: it is not an ordinary file)
    bool missing = false; ///< because nothing has the name
    QString problem; ///< a sentence; empty on success

    [[nodiscard]] static OrdinaryFile open(const QString &path, FileOwner owner);

    [[nodiscard]] bool isOpen() const { return file != nullptr; }
    [[nodiscard]] bool isMissing() const { return missing; }
    /// Reads from the current position to the end. If there are more than `most` bytes, or on failure, the
    /// result is empty and `problem` says why.
    [[nodiscard]] QByteArray read(qint64 most);
    /// Never on Windows, where the folder's access control list decides.
    [[nodiscard]] bool isReadableByOthers() const;
    /// Removes all rights of everyone but the owner, on the open file itself. False if the system refuses.
    [[nodiscard]] bool closeToOthers() const;
};

/// The whole content of an ordinary file of at most this many bytes; empty if there is a problem, which is
/// then a sentence.
[[nodiscard]] QByteArray readOrdinaryFile(const QString &path, qint64 most, QString &problem);

} // namespace swb
