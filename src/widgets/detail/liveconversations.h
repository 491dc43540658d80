// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/engine.h"

#include <QSet>

namespace swb {

/// Which connections are open now, according to the engine: the kernel can be asked about these. The engine
/// must outlive it.
class LiveConversations : public QObject
{
    Q_OBJECT

public:
    explicit LiveConversations(Engine *engine, QObject *parent = nullptr);

    [[nodiscard]] bool contains(ConversationId id) const { return m_open.contains(id); }

Q_SIGNALS:
    void changed();

private:
    void take(ConversationId id, Transport transport, LinkState state);

    QSet<ConversationId> m_open; ///< streams only
};

} // namespace swb
