// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/error.h"

namespace swb {

/// Makes the folder, which nobody else can enter, and those above it where they are missing; one that others
/// can enter is closed. A link in its place and a folder of another user are refused. Errors: FileUnwritable.
/// Where there is no POSIX the name is looked at first and then closed, and whose the folder is is not asked;
/// on Windows it has the list of rights of the one above it.
[[nodiscard]] Error makePrivateFolder(const QString &path);

/// Moves a file out of the way, to a name that says so and that nobody else uses. Returns that path; empty
/// where the file could not be moved.
[[nodiscard]] QString setAside(const QString &path);

} // namespace swb
