// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/error.h"

namespace swb {

/// Creates the folder, which nobody else can enter, and its missing parents; an existing folder that others
/// can enter is closed. A link in its place and a folder of another user are refused. Errors: FileUnwritable.
/// Without POSIX the name is checked first and then closed, and the owner is not checked; on Windows the
/// folder has the access control list of its parent.
[[nodiscard]] Error makePrivateFolder(const QString &path);

/// Moves a file out of the way, to a name that says so and is not in use. Returns that path; empty if the
/// file could not be moved.
[[nodiscard]] QString setAside(const QString &path);

} // namespace swb
