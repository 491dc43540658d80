// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/descriptor.h"

#include <QByteArray>
#include <QString>

namespace swb {

/// Whose a file has to be to be read.
enum class FileOwner : quint8 {
    Anyone, ///< the user has named it, perhaps through a link
    Ourselves, ///< the program made it: it is this user's, and no link leads to it
};

/// An ordinary file that is open for reading, or why it is not. Whatever else has the name, such as a pipe or
/// a device, is refused at once, so that nobody waits for its other end.
struct OrdinaryFile
{
    Descriptor descriptor;
    int error = 0; ///< errno; 0 where the file was opened and then refused
    QString problem; ///< a sentence; empty where all is well

    [[nodiscard]] static OrdinaryFile open(const QString &path, FileOwner owner);

    [[nodiscard]] bool isOpen() const { return descriptor.isOpen(); }
    [[nodiscard]] bool isMissing() const;
    /// Reads it from here to its end. Where it has more than `most` bytes, or fails, the answer is empty and
    /// `problem` says so.
    [[nodiscard]] QByteArray read(qint64 most);
    [[nodiscard]] bool isReadableByOthers() const;
    /// Takes every right from all but the owner, on the open file itself. False where the system refuses.
    [[nodiscard]] bool closeToOthers() const;
};

/// All of an ordinary file of at most so many bytes; empty where there is a problem, which is then a
/// sentence.
[[nodiscard]] QByteArray readOrdinaryFile(const QString &path, qint64 most, QString &problem);

} // namespace swb
