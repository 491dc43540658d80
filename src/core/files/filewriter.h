// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/error.h"

#include <QByteArrayView>
#include <QIODevice>
#include <memory>

namespace swb {

class FilePlace;

/// What is written, and for whom.
enum class FileUse : quint8 {
    Named, ///< the user chose the place: a link there is followed, and the rights of an older file are kept
    Private, ///< ours, for the owner's eyes only from the first moment on; never through a link
    Published, ///< ours, for everybody to read; never through a link
};

/// Writes a file so that its name never stands for a part of it: a new file in the same folder takes what is
/// written, and commit() brings it to the disk, asks whether all of it is there, and renames it. Where
/// anything fails, or nobody commits, the older file stands as it was.
///
/// What a user names and is no file, such as a pipe or a device, is written straight away; /dev/stdout,
/// /dev/fd/N and the like are the descriptors that this program already has. Opening a pipe waits for its
/// reader. Every file that the project writes goes through here, other than SQLite's. Blocks on the disk.
///
/// Where there is no POSIX Qt's file of that kind does it: whose an older file is is not asked, the name is
/// looked at first and then written, it has to leave room for seven characters more, and a full disk is told
/// by what room there is after a write has failed. A file for the owner alone is closed to others while it is
/// still empty; on Windows the folder's list of rights says who may read it. /dev/stdout and its like
/// are taken for names of files.
class FileWriter : public QIODevice
{
    Q_OBJECT

public:
    explicit FileWriter(const QString &path, FileUse use = FileUse::Named);
    ~FileWriter() override; ///< throws away what was not committed

    /// Has to be asked first; false where commit() will only say why not.
    [[nodiscard]] bool start();
    /// The end of it. Errors: FileUnwritable and DiskFull, naming the file and the system's reason; also of
    /// anything before that went wrong.
    [[nodiscard]] Error commit();
    [[nodiscard]] bool isSequential() const override { return true; }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *data, qint64 size) override;

private:
    bool refuse();

    const QString m_path;
    std::unique_ptr<FilePlace> m_place;
    Error m_error; ///< the first
};

/// Writes all of a file at once. Errors: those of FileWriter::commit().
[[nodiscard]] Error writeFile(const QString &path, QByteArrayView content, FileUse use = FileUse::Named);

} // namespace swb
