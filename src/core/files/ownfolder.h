// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace swb {

/// The system-specific part of makePrivateFolder(), by system calls (posix/) or by Qt's classes (portable/):
/// creates the folder in an existing one, or closes it to others if it already exists. Returns the reason for
/// a failure as a sentence; empty on success.
[[nodiscard]] QString makeOwnFolder(const QString &path);

} // namespace swb
