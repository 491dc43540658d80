// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/engine/server.h"
#include "net/stream/streamserverpart.h"
#include "net/transport/streamlistener.h"

#include <QHostAddress>

namespace swb {

/// A TCP or TLS server: listens on its home thread and distributes the accepted connections over the network
/// threads in turn.
class StreamServer final : public Server
{
public:
    StreamServer(const ServerTerms &setting, std::vector<NetworkThread *> threads);
    ~StreamServer() override;

    void sendToPeers(const QList<ConversationId> &peers, const QByteArray &bytes) override;
    void disconnectPeer(ConversationId peer) override;
    void abortPeer(ConversationId peer) override;
    void sampleKernel(ConversationId peer) override;

private:
    [[nodiscard]] Error prepare() override;
    [[nodiscard]] Error listen(const QHostAddress &address) override;
    [[nodiscard]] bool takesLeave() override;
    void close() override;
    void makeParts();
    void accepted(const AcceptedSocket &socket);
    void refuse(const AcceptedSocket &socket);
    void connectionOver();
    [[nodiscard]] const std::shared_ptr<StreamServerPart> &nextPart();
    void forEachPart(const std::function<void(StreamServerPart &)> &function);

    std::vector<NetworkThread *> m_threads;
    std::shared_ptr<StreamService> m_service;
    std::unique_ptr<StreamListener> m_listener;
    std::vector<std::shared_ptr<StreamServerPart>> m_parts;
    size_t m_nextPart = 0;
    bool m_isLeaving = false;
};

} // namespace swb
