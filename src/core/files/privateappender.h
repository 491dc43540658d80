// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/error.h"

#include <QByteArrayView>
#include <memory>

namespace swb {

/// Adds whole lines to the end of a file that others may not read, as programs do that share one file of
/// secrets: each line is one call, so that no two mix. The file is made for the owner's eyes only; one that
/// is there already has to be an ordinary one of this user, and is closed to others. No link is followed.
/// Blocks on the disk.
///
/// Where there is no POSIX the name is looked at first and then opened, whose the file is is not asked, and
/// lines of two programs may mix; Windows leaves its list of rights as the folder has it.
class PrivateAppender
{
public:
    PrivateAppender();
    ~PrivateAppender();
    Q_DISABLE_COPY_MOVE(PrivateAppender)

    /// Opens the file. Errors: FileUnwritable, naming it and the reason.
    [[nodiscard]] Error open(const QString &path);
    /// Whether its name still stands for the file that was opened; where there is no POSIX, as far as its
    /// size and the moment of its last change tell.
    [[nodiscard]] bool isInPlace() const;
    /// The line without its end. Errors: FileUnwritable and DiskFull.
    [[nodiscard]] Error append(QByteArrayView line);

private:
    struct Opened; // what the system knows of it

    [[nodiscard]] Error refused(const QString &reason, bool full = false) const;

    QString m_path;
    std::unique_ptr<Opened> m_opened;
};

} // namespace swb
