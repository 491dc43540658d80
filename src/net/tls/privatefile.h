// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/error.h"

#include <QByteArray>
#include <QFileDevice>
#include <QString>

namespace swb {

/// Files that only their owner may read, made so from the first moment on: a temporary file is created with
/// its final permissions (O_CREAT|O_EXCL) in the same folder and then renamed over `path`, so that a reader
/// sees the old content or the new one, whole. Errors are FileUnwritable, naming the path and the system's
/// reason.
inline constexpr QFileDevice::Permissions ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
inline constexpr QFileDevice::Permissions readableByAll
    = ownerOnly | QFileDevice::ReadGroup | QFileDevice::ReadOther;

[[nodiscard]] Error replaceFile(const QString &path, const QByteArray &content,
                                QFileDevice::Permissions permissions);

/// Makes the folder (0700) and those above it where they are missing; a folder that others can enter is
/// closed.
[[nodiscard]] Error makePrivateFolder(const QString &path);

/// Moves a file out of the way, to a name that says so and that nobody else uses. Returns that path; empty
/// where the file could not be moved.
[[nodiscard]] QString setAside(const QString &path);

} // namespace swb
