// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <filesystem>

namespace swb {

/// Whether files are written, read and locked by POSIX's calls (SWB_POSIX_FILES) rather than by Qt's classes,
/// which promise less: each class says what.
[[nodiscard]] bool hasPosixFiles();

/// What the system says, in its own words, as a sentence.
[[nodiscard]] QString systemSays(const QString &words);

/// The system's words for it, whatever characters it writes them in.
[[nodiscard]] QString wordsOf(const std::error_code &problem);

/// Whether the disk, or this user's share of it, is full.
[[nodiscard]] bool isDiskFull(int errnoValue);

/// Why this is no ordinary file, as a sentence; empty where it is one.
[[nodiscard]] QString whyNotOrdinary(std::filesystem::file_type type);

} // namespace swb
