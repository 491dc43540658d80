// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFileDevice>
#include <QString>
#include <filesystem>

namespace swb {

// What can be learnt about a file from its name, without opening it. The name may refer to another file a
// moment later, and the owner is not known.

/// Read and write rights of the owner.
inline constexpr QFileDevice::Permissions ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
/// All rights of everybody but the owner.
inline constexpr QFileDevice::Permissions anyOther = QFileDevice::ReadGroup | QFileDevice::WriteGroup
    | QFileDevice::ExeGroup | QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;

/// Of the name itself, even if it is a link.
[[nodiscard]] std::filesystem::file_type typeOf(const QString &path);
/// Why what is there is not an ordinary file, as a sentence. Empty if it is one, if nothing is there, and if
/// it cannot be examined, which the system will explain later.
[[nodiscard]] QString whyNotPresent(std::filesystem::file_type type);

/// Whether the disk under the file has less free space than this many bytes. Qt does not report why a write
/// failed, so this is checked after one.
[[nodiscard]] bool isDiskFull(const QString &path, qint64 bytes);

/// Whether a file has rights that Qt can read and set. On Windows they are in a list, which Qt leaves alone.
[[nodiscard]] constexpr bool hasModes()
{
#ifdef Q_OS_WIN
    return false;
#else
    return true;
#endif
}

} // namespace swb
