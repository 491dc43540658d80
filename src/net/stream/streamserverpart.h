// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/stream/streamconnection.h"
#include "net/transport/streamlistener.h"

#include <QTimer>
#include <functional>
#include <unordered_map>

namespace swb {

/// The connections of one stream server that live on one network thread, where every member is called.
class StreamServerPart
{
public:
    StreamServerPart(NetworkThread &thread, std::shared_ptr<StreamService> service,
                     std::function<void()> oneOver);

    [[nodiscard]] NetworkThread &thread() { return m_thread; }

    void accept(const AcceptedSocket &socket);
    /// Connections whose protocol has closing words end soon, the others immediately.
    void leaveAll();
    void closeAll();
    void sendToAll(const QByteArray &bytes, ConversationId butNot = ConversationId::None);
    void send(ConversationId peer, const QByteArray &bytes);
    void disconnect(ConversationId peer);
    void abort(ConversationId peer);
    void sampleKernel(ConversationId peer);

private:
    [[nodiscard]] std::vector<quint32> ids() const;
    [[nodiscard]] StreamConnection *find(ConversationId peer);
    void startSweep();
    void sweep();
    void forget(ConversationId peer);

    NetworkThread &m_thread;
    std::shared_ptr<StreamService> m_service;
    std::function<void()> m_oneOver;
    std::unordered_map<quint32, std::unique_ptr<StreamConnection>> m_connections;
    std::unique_ptr<QTimer> m_sweep;
};

} // namespace swb
