// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/engine.h"
#include "core/engine/repeat.h"

#include <QHash>
#include <QTimer>

namespace swb {

/// Sends one message to all clients of a server repeatedly. A client that has not received the last one is
/// left out of a turn, and a turn without any client is skipped.
class ServerRepeat : public QObject
{
    Q_OBJECT

public:
    ServerRepeat(Engine &engine, EndpointId server, const QByteArray &message, const Repeat &repeat,
                 QObject *parent);

    void start() { m_clock.start(m_repetition.repeat().every); }

private:
    void takePeer(const PeerStatus &peer);
    void takeTurn();
    [[nodiscard]] QList<ConversationId> freePeers() const;

    Engine &m_engine;
    const EndpointId m_server;
    Repetition m_repetition;
    QHash<ConversationId, std::shared_ptr<const TrafficCounters>> m_peers; ///< that can be sent to
    QTimer m_clock;
};

} // namespace swb
