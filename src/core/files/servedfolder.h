// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/servedfile.h"
#include "core/values/result.h"

#include <QDateTime>
#include <QList>
#include <memory>
#include <optional>

namespace swb {

/// What of a folder others may ask for, by names from outside: its ordinary files and its folders, and
/// theirs. Never anything that is reached through a link or begins with a dot. Usable from many threads at
/// once. Without POSIX somebody who may write there can put a link in the way between the look and the
/// opening.
class ServedFolder
{
public:
    struct Entry
    {
        QByteArray name;
        bool isFolder = false;
        qint64 size = 0;
        QDateTime modified = {};
    };
    struct Found
    {
        std::shared_ptr<ServedFile> file; ///< null for a folder
        qint64 size = 0;
        QDateTime modified = {};
    };
    struct Listing
    {
        QList<Entry> entries; ///< folders first, each kind by its names
        bool isCut = false; ///< there are more than were asked for
    };

    /// Errors: FileUnreadable.
    [[nodiscard]] static Result<std::shared_ptr<const ServedFolder>> open(const QString &path);
    ~ServedFolder();
    Q_DISABLE_COPY_MOVE(ServedFolder)

    /// Follows the names from the folder on. Nothing where one of them leads nowhere, or where it must not.
    [[nodiscard]] std::optional<Found> find(const QList<QByteArray> &names) const;
    /// The same without waiting for the disk. Nothing, too, where that does not do.
    [[nodiscard]] std::optional<Found> findAtOnce(const QList<QByteArray> &names) const;
    /// Empty for what is no folder.
    [[nodiscard]] Listing list(const QList<QByteArray> &names, qsizetype most) const;

private:
    struct Root; // what the system knows of it

    explicit ServedFolder(std::unique_ptr<Root> root);
    /// What both systems refuse: "", ".", "..", all that begins with a dot, or has a slash or a NUL.
    [[nodiscard]] static bool isServed(const QByteArray &name);
    static void sort(QList<Entry> &entries);

    const std::unique_ptr<Root> m_root;
};

} // namespace swb
