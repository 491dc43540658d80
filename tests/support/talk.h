// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/logwriter.h"
#include "core/log/messagelog.h"

namespace swb::test {

/// A log with a conversation between two ends of ours, and a stranger that sends in between.
struct Talk
{
    explicit Talk(Transport as = Transport::Tcp, qint64 budget = MessageLog::defaultMemoryBudget)
        : transport(as)
        , log(budget)
        , writer(log.makeWriter())
        , client(add(Role::Client, 5000, 7))
        , server(add(Role::Server, 7, 5000))
        , stranger(add(Role::Client, 5001, 7))
    { }

    void say(ConversationId id, Direction direction, const QByteArray &bytes)
    {
        writer->data({EndpointId(1), id, transport}, direction, bytes);
    }
    /// A log with a peer on another computer, 192.0.2.7 (RFC 5737).
    ConversationId addFromAfar()
    {
        Conversation conversation;
        conversation.transport = transport;
        conversation.local = SocketAddress::fromIp(QStringLiteral("192.0.2.4"), 5000);
        conversation.remote = SocketAddress::fromIp(QStringLiteral("192.0.2.7"), 80);
        return log.addConversation(conversation);
    }
    /// Sent by the client and received by the server.
    void ask(const QByteArray &bytes)
    {
        say(client, Direction::Out, bytes);
        say(server, Direction::In, bytes);
        say(stranger, Direction::Out, "noise");
        log.collect();
    }
    /// Sent by the server and received by the client.
    void answer(const QByteArray &bytes)
    {
        say(server, Direction::Out, bytes);
        say(client, Direction::In, bytes);
        log.collect();
    }

    Transport transport;
    MessageLog log;
    std::unique_ptr<LogWriter> writer;
    ConversationId client;
    ConversationId server;
    ConversationId stranger;

private:
    ConversationId add(Role role, quint16 local, quint16 remote)
    {
        return log.addConversation({.endpoint = EndpointId(1),
                                    .role = role,
                                    .transport = transport,
                                    .local = SocketAddress::fromIp(QStringLiteral("127.0.0.1"), local),
                                    .remote = SocketAddress::fromIp(QStringLiteral("127.0.0.1"), remote)});
    }
};

} // namespace swb::test
