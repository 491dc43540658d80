// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/knownconversations.h"

namespace swb {

ConversationId KnownConversations::add(Conversation conversation)
{
    while (conversation.id == ConversationId::None || m_taken.contains(conversation.id))
        conversation.id = ConversationId(++m_spareId);
    m_taken.insert(conversation.id);
    m_sink.conversation(conversation);
    return conversation.id;
}

ConversationId KnownConversations::known(const Conversation &conversation)
{
    const Key key{{quint32(conversation.id), conversation.number},
                  {{conversation.local, conversation.remote}, quint8(conversation.role)}};
    ConversationId &id = m_ids[key];
    if (id == ConversationId::None)
        id = add(conversation);
    return id;
}

} // namespace swb
