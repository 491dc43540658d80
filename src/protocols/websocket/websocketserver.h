// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocols/raw/rawserver.h"
#include "protocols/websocket/websocketend.h"

namespace swb {

/// Answers each message of its peer like a raw server answers a chunk: with the same replies, immediately or
/// after their delay.
class WebSocketServer final : public WebSocketEnd
{
public:
    WebSocketServer(std::shared_ptr<RawService> service, const SocketAddress &peer, quint32 mostBytes);
    ~WebSocketServer() override;

    void send(QByteArrayView message, ProtocolActions &actions) override;
    void woken(ProtocolActions &actions) override;
    [[nodiscard]] qsizetype unsent() const override { return m_replies.unsent(); }
    qsizetype forgetUnsent() override { return m_replies.forgetUnsent(); }
    [[nodiscard]] bool isFull() const override { return m_replies.isFull(); }

private:
    class Actions; ///< for the responder: what it writes is a message
    void heard(const WebSocketMessage &message, ProtocolActions &actions) override;
    [[nodiscard]] qint64 dueNs() const override { return m_replyDueNs; }

    RawServer m_replies;
    bool m_answersText = false;
    qint64 m_replyDueNs = -1;
};

/// Reply: as for raw bytes. Errors: those of raw bytes, and BadOption for a framing, since WebSocket has its
/// own.
[[nodiscard]] MadeProtocols webSocketServers(const ServerSettings &settings);

} // namespace swb
