// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/follow/followedconversation.h"

#include "core/payload/textencoding.h"

#include <QCoreApplication>

namespace swb {

/// How the bytes of a followed conversation are shown.
enum class BytesView : quint8 {
    Text, ///< in an encoding, control characters as pictures
    Hex, ///< as a hex dump
    Raw, ///< hex digits only, for copying elsewhere
};

/// The words of a followed conversation. Pure.
class FollowText
{
    Q_DECLARE_TR_FUNCTIONS(FollowText)

public:
    /// A line without a line end is broken after this many characters: a longer one takes the view seconds.
    static constexpr qsizetype longestLine = 2048;

    /// "→ sent, 5 bytes, 0.001204 s": an arrow and a word, since many people cannot rely on colour alone.
    [[nodiscard]] static QString header(const FollowedUnit &unit, bool withTime);
    /// The bytes, without a line end after them; says in brackets which of them are missing.
    [[nodiscard]] static QString body(const FollowedUnit &unit, BytesView view, const TextReader &reader);
    /// What was read so far: "sent: 120 bytes (3 chunks); received: 80 bytes (2 chunks)".
    [[nodiscard]] static QString summary(const FollowState &state, bool framed);
    /// What limits its reliability: bytes that are gone or were not kept, a framing that does not fit, a
    /// message that has not ended. Empty if there is nothing.
    [[nodiscard]] static QString caveats(const FollowState &state);

private:
    [[nodiscard]] static QString flow(const FollowState &state, Direction direction, bool framed);
    [[nodiscard]] static QString misfit(const FollowState::Flow &flow, Direction direction);
};

} // namespace swb
