// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/detail/liveconversations.h"

namespace swb {

LiveConversations::LiveConversations(Engine *engine, QObject *parent)
    : QObject(parent)
{
    connect(engine, &Engine::clientChanged, this, [this](const ClientStatus &status) {
        take(status.conversation, status.settings.url.transport, status.state);
    });
    connect(engine, &Engine::peerChanged, this, [this](const PeerStatus &status) {
        take(status.conversation.id, status.conversation.transport, status.state);
    });
}

void LiveConversations::take(ConversationId id, Transport transport, LinkState state)
{
    if (id == ConversationId::None || !isStream(transport))
        return;
    const bool open = state >= LinkState::Handshaking && !isOver(state);
    if (open == m_open.contains(id))
        return;
    if (open)
        m_open.insert(id);
    else
        m_open.remove(id);
    Q_EMIT changed();
}

} // namespace swb
