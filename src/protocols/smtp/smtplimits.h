// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>
#include <chrono>

/// Most of them are from RFC 5321 4.5.3.
namespace swb::smtplimits {

/// Of a command line including its end; extensions add to the 512.
inline constexpr qsizetype commandBytes = 1024;
inline constexpr qsizetype textLineBytes = 1000; ///< of a line of a mail, including its end
inline constexpr qsizetype mailBytes = 25 << 20; ///< announced by SIZE
inline constexpr qsizetype recipients = 100; ///< the minimum that a server has to accept
inline constexpr int mistakes = 20; ///< before a server gives up
inline constexpr qsizetype answerBytes = 64 << 10; ///< of one answer, with all its lines
inline constexpr qsizetype waitingMails = 100; ///< per client
inline constexpr std::chrono::minutes patience{5}; ///< with a silent peer
/// How long a client waits for another mail before it sends QUIT.
inline constexpr std::chrono::milliseconds quitAfter{500};
/// How long it waits for the first mail: somebody may be writing it.
inline constexpr std::chrono::minutes firstMail{60};

} // namespace swb::smtplimits
