// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/error.h"

#include <QByteArrayView>
#include <QCryptographicHash>
#include <memory>

namespace swb {

class IncomingPlace;

/// Whether this is the name of a file in a folder and in no other, on every system: no way out of it, nothing
/// that commands a terminal, not hidden, at most incomingNameBytes long.
[[nodiscard]] bool isPlainFileName(const QString &name);
inline constexpr qsizetype incomingNameBytes = 200; ///< so that the name aside has room for more

/// A file that comes from elsewhere into a folder, in pieces. Until all of it is there it lies aside, under a
/// name made of its own and a key; another with the same two goes on with what is there. It never takes the
/// place of a file, and one at a time writes it. Blocks on the disk.
///
/// Where there is no POSIX the names are looked at first and then used.
class IncomingFile
{
public:
    /// The name has to be a plain one, the key a part of one.
    IncomingFile(const QString &folder, const QString &name, const QString &key);
    ~IncomingFile();
    Q_DISABLE_COPY_MOVE(IncomingFile)

    // Errors: FileExists, FileBusy, FileUnwritable, DiskFull.

    /// Reads what is there already; where that is more than `most` bytes, it begins anew.
    [[nodiscard]] Error open(qint64 most);
    [[nodiscard]] Error append(QByteArrayView bytes);
    /// All of it is there: it gets its name.
    [[nodiscard]] Error commit();
    /// Removes what lies aside.
    void discard();

    [[nodiscard]] qint64 size() const { return m_size; } ///< so far
    [[nodiscard]] QByteArray sha256() const { return m_hash.result(); } ///< of that
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
