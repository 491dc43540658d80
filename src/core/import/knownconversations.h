// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/importsink.h"

#include <QHash>
#include <QSet>

namespace swb {

/// Reports conversations to a sink before their first event, each with a unique id.
class KnownConversations
{
public:
    explicit KnownConversations(ImportSink &sink)
        : m_sink(sink)
    { }

    /// A new conversation. It keeps its id if that is free.
    ConversationId add(Conversation conversation);
    /// The same side of the same conversation each time, reported when it is first met; returns its id.
    ConversationId known(const Conversation &conversation);

private:
    using Key
        = std::pair<std::pair<quint32, quint32>, std::pair<std::pair<SocketAddress, SocketAddress>, quint8>>;

    ImportSink &m_sink;
    QHash<Key, ConversationId> m_ids;
    QSet<ConversationId> m_taken;
    quint32 m_spareId = 0;
};

} // namespace swb
