// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/otherside.h"

namespace swb {

void OtherSide::meet(ConversationId id)
{
    if (id == ConversationId::None || m_found.id != ConversationId::None || m_strangers.contains(id))
        return;
    const Conversation met = m_log.conversation(id);
    if (met.number == m_side.number && endOf(met.role) != endOf(m_side.role)
        && met.transport == m_side.transport)
        m_found = met;
    else
        m_strangers.insert(id);
}

} // namespace swb
