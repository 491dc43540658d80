// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace swb {

/// Why a relay did not forward a datagram.
enum class DropReason : quint8 {
    None,
    Loss, ///< --loss
    BurstLoss, ///< --burst
    ByNumber, ///< --drop
    QueueOverflow, ///< the queue limit was exceeded
    Refused, ///< the system did not take it
    PeerGone, ///< its client was forgotten while it waited
    Stopped, ///< the relay was stopped while it waited
    ByHand, ///< by the user
    NoSession, ///< DTLS: there was no session with the target, or no longer one
};
inline constexpr int dropReasons = int(DropReason::NoSession) + 1;

/// A stable name for JSON: "burst-loss".
[[nodiscard]] QLatin1StringView nameOf(DropReason reason);
/// The words the user sees: "loss in a burst".
[[nodiscard]] QString describe(DropReason reason);

} // namespace swb
