// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/error.h"

#include <QByteArrayView>
#include <memory>

namespace swb {

/// Appends whole lines to a file that others may not read. Several programs may share the file of secrets:
/// each line is one call, so lines never mix. The file is created readable by its owner only; an existing
/// file must be an ordinary file of this user, and is closed to others. No link is followed. Blocks on the
/// disk.
/// Without POSIX the name is checked first and then opened, the owner is not checked, and lines of two
/// programs may mix; on Windows the access control list of the folder stays as it is.
class PrivateAppender
{
public:
    PrivateAppender();
    ~PrivateAppender();
    Q_DISABLE_COPY_MOVE(PrivateAppender)

    /// Opens the file. Errors: FileUnwritable, naming it and the reason.
    [[nodiscard]] Error open(const QString &path);
    /// Whether the name still refers to the file that was opened; without POSIX, as far as its size and the
    /// time of its last change tell.
    [[nodiscard]] bool isInPlace() const;
    /// The line without its line end. Errors: FileUnwritable and DiskFull.
    [[nodiscard]] Error append(QByteArrayView line);

private:
    struct Opened;

    [[nodiscard]] Error refused(const QString &reason, bool full = false) const;

    QString m_path;
    std::unique_ptr<Opened> m_opened;
};

} // namespace swb
