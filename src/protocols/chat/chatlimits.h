// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>
#include <chrono>

/// The limits of a chat, per participant.
namespace swb::chatlimits {

inline constexpr qsizetype lineBytes = 1000; ///< of a message, without its line end
inline constexpr qsizetype nameChars = 24;
/// What a line of the room adds to that: a name of four bytes a character, and a few words.
inline constexpr qsizetype shownLineBytes = 64 << 10;
inline constexpr qsizetype waitingBytes = 256 << 10; ///< of lines for a peer that does not read
inline constexpr qsizetype namesShown = 100; ///< by /who
inline constexpr int triesToJoin = 3; ///< for a peer that has to repeat a number first
inline constexpr std::chrono::minutes silence{5}; ///< after which a peer that only sends datagrams has left

} // namespace swb::chatlimits
