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

/// What others may request from a folder, by names from outside: its ordinary files and its folders,
/// recursively. Never anything that is reached through a link or begins with a dot. Thread-safe. Without
/// POSIX, someone who may write there can put a link in place between the check and the opening.
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
        QList<Entry> entries; ///< folders first, each kind sorted by name
        bool isCut = false; ///< there are more than were asked for
    };

    /// Errors: FileUnreadable.
    [[nodiscard]] static Result<std::shared_ptr<const ServedFolder>> open(const QString &path);
    ~ServedFolder();
    Q_DISABLE_COPY_MOVE(ServedFolder)

    /// Follows the names from the folder on. Nothing if one of them does not exist or is not allowed.
    [[nodiscard]] std::optional<Found> find(const QList<QByteArray> &names) const;
    /// The same without waiting for the disk. Nothing, too, if the disk would be needed.
    [[nodiscard]] std::optional<Found> findAtOnce(const QList<QByteArray> &names) const;
    /// Empty if it is not a folder.
    [[nodiscard]] Listing list(const QList<QByteArray> &names, qsizetype most) const;

private:
    struct Root;

    explicit ServedFolder(std::unique_ptr<Root> root);
    /// What both systems refuse: "", ".", "..", every name that begins with a dot, or contains a slash or a
    /// NUL.
    [[nodiscard]] static bool isServed(const QByteArray &name);
    static void sort(QList<Entry> &entries);

    const std::unique_ptr<Root> m_root;
};

} // namespace swb
