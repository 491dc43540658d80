// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/event.h"

namespace swb {

/// Decides which rows are similar enough to be shown as one: data, messages and samples of one end of one
/// conversation, in one direction. Anything worth a warning stays separate, and so do events outside
/// conversations and those with text.
class RowLikeness
{
public:
    /// Whether this event is like the one of the previous call.
    [[nodiscard]] bool isLikeLast(const Event &event)
    {
        const Look look{event.conversation, event.kind, event.direction, event.evidence};
        const bool isLike = mayFold(event) && look == m_last;
        m_last = mayFold(event) ? look : Look();
        return isLike;
    }

private:
    struct Look
    {
        ConversationId conversation = ConversationId::None;
        EventKind kind = EventKind::Note;
        Direction direction = Direction::None;
        Evidence evidence = Evidence::Measured;
        bool operator==(const Look &) const = default;
    };

    [[nodiscard]] static bool mayFold(const Event &event)
    {
        const bool isPlain = event.kind == EventKind::Data || event.kind == EventKind::Message
            || event.kind == EventKind::Sample;
        return isPlain && event.severity < Severity::Warning && event.conversation != ConversationId::None
            && !event.isCut();
    }

    Look m_last;
};

} // namespace swb
