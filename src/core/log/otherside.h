// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/messagelog.h"

#include <QSet>

namespace swb {

/// Finds the other end of a conversation among those that a reading of the log comes across. One thread at a
/// time; the log must outlive it.
class OtherSide
{
public:
    OtherSide(const MessageLog &log, const Conversation &side)
        : m_log(log)
        , m_side(side)
    { }

    /// Takes note of a conversation; cheap, even for the millionth time.
    void meet(ConversationId id);
    /// The other end, once it was found; id None before, and if it is not ours.
    [[nodiscard]] const Conversation &found() const { return m_found; }

private:
    const MessageLog &m_log;
    const Conversation m_side;
    Conversation m_found;
    QSet<ConversationId> m_strangers; ///< checked, and not the other end
};

} // namespace swb
