// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>
#include <chrono>

/// RFC 5321 4.5.3 has most of them.
namespace swb::smtplimits {

inline constexpr qsizetype commandBytes = 1024; ///< of a command line with its end; extensions add to the 512
inline constexpr qsizetype textLineBytes = 1000; ///< of a line of a mail, with its end
inline constexpr qsizetype mailBytes = 25 << 20; ///< as SIZE says
inline constexpr qsizetype recipients = 100; ///< the least that a server has to take
inline constexpr int mistakes = 20; ///< until a server has had enough
inline constexpr qsizetype answerBytes = 64 << 10; ///< of one answer, all its lines
inline constexpr qsizetype waitingMails = 100; ///< of one client
inline constexpr std::chrono::minutes patience{5}; ///< with a peer that says nothing
/// After its last mail a client waits for another so long before it says QUIT.
inline constexpr std::chrono::milliseconds quitAfter{500};
/// For the first so long: somebody may be writing it.
inline constexpr std::chrono::minutes firstMail{60};

} // namespace swb::smtplimits
