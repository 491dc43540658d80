// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <filesystem>

namespace swb {

/// Whether files are written, read and locked by POSIX calls (SWB_POSIX_FILES) or by Qt's classes, which
/// guarantee less: each class says what.
[[nodiscard]] bool hasPosixFiles();

/// The system's own words, as a sentence.
[[nodiscard]] QString systemSays(const QString &words);

/// The system's words for it, in whatever encoding it uses.
[[nodiscard]] QString wordsOf(const std::error_code &problem);

/// Whether the disk, or this user's quota on it, is full.
[[nodiscard]] bool isDiskFull(int errnoValue);

/// Why this is not an ordinary file, as a sentence; empty if it is one.
[[nodiscard]] QString whyNotOrdinary(std::filesystem::file_type type);

} // namespace swb
