// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/error.h"

#include <QByteArrayView>
#include <QCryptographicHash>
#include <memory>

namespace swb {

class IncomingPlace;

/// Whether this names a file directly in a folder, on every system: no path out of it, no terminal control
/// characters, not hidden, at most incomingNameBytes long.
[[nodiscard]] bool isPlainFileName(const QString &name);
inline constexpr qsizetype incomingNameBytes = 200; ///< leaves space for the longer temporary name

/// A file that arrives in pieces from elsewhere and is put into a folder. Until it is complete it is kept
/// aside, under a name made from its own and a key; a later transfer with the same name and key continues it.
/// It never replaces a file, and only one transfer at a time writes it. Blocks on the disk.
/// Without POSIX the names are checked first and then used.
class IncomingFile
{
public:
    /// The name must be a plain file name, the key a part of one.
    IncomingFile(const QString &folder, const QString &name, const QString &key);
    ~IncomingFile();
    Q_DISABLE_COPY_MOVE(IncomingFile)

    // Errors: FileExists, FileBusy, FileUnwritable, DiskFull.

    /// Reads what is already there; if that is more than `most` bytes, it starts again from empty.
    [[nodiscard]] Error open(qint64 most);
    [[nodiscard]] Error append(QByteArrayView bytes);
    /// The file is complete and gets its name.
    [[nodiscard]] Error commit();
    /// Removes the file kept aside.
    void discard();

    [[nodiscard]] qint64 size() const { return m_size; } ///< so far
    [[nodiscard]] QByteArray sha256() const { return m_hash.result(); } ///< of the bytes so far
    [[nodiscard]] static QString asideName(const QString &name, const QString &key);

private:
    [[nodiscard]] Error readBegun(qint64 most);
    [[nodiscard]] Error failed() const;

    const QString m_path;
    std::unique_ptr<IncomingPlace> m_place;
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
    qint64 m_size = 0;
};

} // namespace swb
