// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/composer/repeater.h"

#include <functional>

namespace swb {

/// From a server to all or some of its clients: each turn goes to those with an empty send queue. If there is
/// none, the turn is skipped. It fails when the server ends.
class PeersRepeater : public Repeater
{
    Q_OBJECT

public:
    /// The possible recipients of the next turn.
    using FreePeers = std::function<QList<ConversationId>()>;

    PeersRepeater(Engine *engine, EndpointId server, FreePeers freePeers, const QByteArray &message,
                  const Repeat &repeat, QObject *parent = nullptr);

protected:
    [[nodiscard]] bool isFree() override;
    void send(const QByteArray &message) override;

private:
    Engine *m_engine;
    EndpointId m_server;
    FreePeers m_freePeers;
    QList<ConversationId> m_turn; ///< recipients of this turn
};

} // namespace swb
