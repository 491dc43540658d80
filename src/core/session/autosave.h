// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/result.h"

#include <QDateTime>
#include <QList>

namespace swb {

/// A recording that was not closed properly and that nobody is writing.
struct UnfinishedSession
{
    QString path;
    QDateTime began;
    quint64 events = 0;
    bool operator==(const UnfinishedSession &) const = default;
};

/// The folder of recordings that the window makes automatically: one for each run, the last few of which are
/// kept. Files that another instance is writing are neither offered nor removed. Reads and removes files, so
/// not for the GUI thread.
class Autosave
{
public:
    static constexpr qsizetype kept = 5; ///< files, besides those being written
    static constexpr qint64 defaultCap = qint64(1) << 30; ///< bytes of one file

    explicit Autosave(const QString &folder)
        : m_folder(folder)
    { }

    /// A name for a recording that begins now; creates the folder, accessible only to its owner. Errors:
    /// those of makePrivateFolder().
    [[nodiscard]] Result<QString> newFile(const QDateTime &now) const;
    /// Newest first. Recordings in which nothing has happened are removed instead.
    [[nodiscard]] QList<UnfinishedSession> unfinished() const;
    /// Removes all but the newest files.
    void prune() const;

    /// Properly closes a file that was left open, so that it is no longer offered.
    [[nodiscard]] static Error finish(const QString &path);
    /// Removes a session with its companion files. Errors: SessionInUse, FileUnwritable.
    [[nodiscard]] static Error remove(const QString &path);

private:
    [[nodiscard]] QStringList files() const; ///< newest first

    QString m_folder;
};

} // namespace swb
