// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/descriptor.h"
#include "core/values/error.h"

#include <QByteArrayView>

namespace swb {

/// Adds whole lines to the end of a file that others may not read, as programs do that share one file of
/// secrets: each line is one call, so that no two mix. The file is made for the owner's eyes only; one that
/// is there already has to be an ordinary one of this user, and is closed to others. No link is followed.
/// Blocks on the disk.
class PrivateAppender
{
public:
    /// Opens the file. Errors: FileUnwritable, naming it and the reason.
    [[nodiscard]] Error open(const QString &path);
    /// Whether its name still stands for the file that was opened.
    [[nodiscard]] bool isInPlace() const;
    /// The line without its end. Errors: FileUnwritable and DiskFull.
    [[nodiscard]] Error append(QByteArrayView line);

private:
    [[nodiscard]] Error refused(int errnoValue, const QString &reason) const;

    QString m_path;
    Descriptor m_file;
};

} // namespace swb
