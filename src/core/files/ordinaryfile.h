// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFile>
#include <QString>
#include <memory>

namespace swb {

/// Whose a file has to be to be read.
enum class FileOwner : quint8 {
    Anyone, ///< the user has named it, perhaps through a link
    Ourselves, ///< the program made it: it is this user's, and no link leads to it
};

/// An ordinary file that is open for reading, or why it is not. Whatever else has the name, such as a pipe or
/// a device, is refused at once, so that nobody waits for its other end.
///
/// Where there is no POSIX the name is looked at first and then opened: what takes its place in between is
/// opened too, and whose a file is is not asked.
struct OrdinaryFile
{
    std::unique_ptr<QFile> file; ///< open where all is well
    bool failed = false; ///< the system did not open it, rather than that it is no ordinary file
    bool missing = false; ///< since nothing has the name
    QString problem; ///< a sentence; empty where all is well

    [[nodiscard]] static OrdinaryFile open(const QString &path, FileOwner owner);

    [[nodiscard]] bool isOpen() const { return file != nullptr; }
    [[nodiscard]] bool isMissing() const { return missing; }
    /// Reads it from here to its end. Where it has more than `most` bytes, or fails, the answer is empty and
    /// `problem` says so.
    [[nodiscard]] QByteArray read(qint64 most);
    /// Never on Windows, where the folder's list of rights says who may.
    [[nodiscard]] bool isReadableByOthers() const;
    /// Takes every right from all but the owner, on the open file itself. False where the system refuses.
    [[nodiscard]] bool closeToOthers() const;
};

/// All of an ordinary file of at most so many bytes; empty where there is a problem, which is then a
/// sentence.
[[nodiscard]] QByteArray readOrdinaryFile(const QString &path, qint64 most, QString &problem);

} // namespace swb
