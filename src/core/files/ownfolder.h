// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace swb {

/// The part of makePrivateFolder() that the system does, by its calls (posix/) or by Qt's classes
/// (portable/): makes the folder in one that is there, or closes it to others where it is there already. Why
/// not, as a sentence; empty where it worked.
[[nodiscard]] QString makeOwnFolder(const QString &path);

} // namespace swb
