// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/conversationbytes.h"

namespace swb {

ConversationBytes::ConversationBytes(const MessageLog &log, ConversationId side)
    : m_log(log)
    , m_side(log.conversation(side))
    , m_otherSide(log, m_side)
    , m_next(log.firstId())
{ }

bool ConversationBytes::read(quint64 maxEvents, const PieceVisitor &visit)
{
    if (m_side.id == ConversationId::None) {
        m_next = m_log.endId();
        return false;
    }
    const quint64 end = m_log.endId();
    m_next = std::max(m_next, m_log.firstId());
    const quint64 stop = std::min(end, m_next + maxEvents);
    bool wantsMore = true;
    m_log.forEach(m_next, stop, [&](const Event &event) {
        wantsMore = take(event, visit);
        m_next = event.id + 1;
        return wantsMore;
    });
    if (wantsMore)
        m_next = std::max(m_next, stop);
    return wantsMore && m_next < m_log.endId();
}

bool ConversationBytes::take(const Event &event, const PieceVisitor &visit)
{
    if (event.conversation != m_side.id) {
        m_otherSide.meet(event.conversation);
        return true;
    }
    noteBeginning(event);
    if (event.kind != EventKind::Data || event.direction == Direction::None)
        return true;
    return visit({event.id, event.timeNs, event.direction, event.takenLength(),
                  event.length - event.takenLength(), event.payload});
}

/// A conversation begins with an event that is not data. If the first one left is data, and older events have
/// left the log, some of its bytes may be gone with them.
void ConversationBytes::noteBeginning(const Event &event)
{
    if (m_begun)
        return;
    m_begun = true;
    m_beginningIsGone = event.kind == EventKind::Data && m_log.evicted() > 0;
}

} // namespace swb
