// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>
#include <chrono>

namespace swb::filelimits {

inline constexpr qsizetype headerBytes = 4096;
inline constexpr qint64 fileBytes = qint64(64) << 30;
inline constexpr std::chrono::seconds headerTime{30}; ///< for a peer to send its header
inline constexpr std::chrono::milliseconds lookAgainAfter{5}; ///< between two checks of the disk work
inline constexpr qsizetype pieceBytes = 256 << 10; ///< read and sent at a time

} // namespace swb::filelimits
