// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFileDevice>
#include <QString>
#include <filesystem>

namespace swb {

// What is known of a file by its name, without opening it. The name may mean another a moment later, and
// whose it is is not told.

/// Every right of its owner that concerns reading and writing.
inline constexpr QFileDevice::Permissions ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
/// Every right of everybody but the owner.
inline constexpr QFileDevice::Permissions anyOther = QFileDevice::ReadGroup | QFileDevice::WriteGroup
    | QFileDevice::ExeGroup | QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;

/// Of the name itself, were it a link.
[[nodiscard]] std::filesystem::file_type typeOf(const QString &path);
/// Why what is there is no ordinary file, as a sentence. Empty where it is one, where nothing is there, and
/// where it cannot be looked at, of which the system will say more.
[[nodiscard]] QString whyNotPresent(std::filesystem::file_type type);

/// Whether the disk under the file has less room than so many bytes. Why a write failed is not told by Qt, so
/// this is asked after one.
[[nodiscard]] bool isDiskFull(const QString &path, qint64 bytes);

/// Whether a file has the rights that Qt tells and sets. On Windows a list has them, which Qt leaves alone.
[[nodiscard]] constexpr bool hasModes()
{
#ifdef Q_OS_WIN
    return false;
#else
    return true;
#endif
}

} // namespace swb
