// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>
#include <chrono>

/// What a chat takes and keeps, of each of those in it.
namespace swb::chatlimits {

inline constexpr qsizetype lineBytes = 1000; ///< of what somebody says, without its end
inline constexpr qsizetype nameChars = 24;
/// What a room's line adds to that: a name of four bytes a character, and a few words.
inline constexpr qsizetype shownLineBytes = 64 << 10;
inline constexpr qsizetype waitingBytes = 256 << 10; ///< of lines for somebody who does not read
inline constexpr qsizetype namesShown = 100; ///< by /who
inline constexpr int triesToJoin = 3; ///< of who has to say a number first
inline constexpr std::chrono::minutes silence{5}; ///< after which somebody has left who only sends datagrams

} // namespace swb::chatlimits
