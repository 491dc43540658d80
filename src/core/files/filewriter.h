// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/error.h"

#include <QByteArrayView>
#include <QIODevice>
#include <memory>

namespace swb {

class FilePlace;

/// What the file is for, and who may read it.
enum class FileUse : quint8 {
    Named, ///< the user chose the place: a link there is followed, and an existing file keeps its rights
    Private, ///< ours, readable only by its owner from the first moment on; never through a link
    Published, ///< ours, readable by everybody; never through a link
};

/// Writes a file so that its name never refers to a partial file: the data goes to a new file in the same
/// folder, and commit() flushes it to disk, checks that all of it is there, and renames it. If anything
/// fails, or commit() is not called, the old file stays as it was.
/// If the user names something that is not a file, such as a pipe or a device, it is written directly;
/// /dev/stdout, /dev/fd/N and the like are the descriptors that this program already has. Opening a pipe
/// waits for its reader. The project writes every file through this class, except SQLite's. Blocks on the
/// disk.
/// Without POSIX it uses Qt's class for it: the owner of an existing file is not checked, the name is checked
/// first and then written, the name must leave space for seven more characters, and a full disk is recognised
/// by the free space after a write has failed. A private file is closed to others while it is still empty; on
/// Windows the folder's access control list says who may read it. /dev/stdout and the like are treated as
/// file names.
class FileWriter : public QIODevice
{
    Q_OBJECT

public:
    explicit FileWriter(const QString &path, FileUse use = FileUse::Named);
    ~FileWriter() override; ///< discards what was not committed

    /// Has to be called first; if it returns false, commit() will only report why.
    [[nodiscard]] bool start();
    /// Finishes the file. Errors: FileUnwritable and DiskFull, naming the file and the system's reason; also
    /// for anything that went wrong earlier.
    [[nodiscard]] Error commit();
    [[nodiscard]] bool isSequential() const override { return true; }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *data, qint64 size) override;

private:
    bool refuse();

    const QString m_path;
    std::unique_ptr<FilePlace> m_place;
    Error m_error; ///< the first one
};

/// Writes all of a file at once. Errors: those of FileWriter::commit().
[[nodiscard]] Error writeFile(const QString &path, QByteArrayView content, FileUse use = FileUse::Named);

} // namespace swb
