// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/raw/channel.h"
#include "bench/raw/poller.h"
#include "bench/raw/tlschannel.h"

#include <unordered_map>
#include <vector>

namespace swb::bench {

/// The limit to measure against: one thread, level-triggered epoll, one recv and one send per message, no
/// log. It does not read from a peer that does not read. With a context it speaks TLS.
class EchoServer
{
public:
    EchoServer(Fd listener, SslContext context);
    [[noreturn]] void run();

private:
    struct Connection
    {
        std::unique_ptr<Channel> channel;
        std::vector<char> unsent;
        std::size_t unsentFrom = 0;
        std::uint32_t interest = EPOLLIN;
    };

    void accept();
    void serve(int fd);
    bool echo(Connection &connection);
    bool answer(Connection &connection, std::size_t count);
    bool sendRest(Connection &connection);
    void watch(Connection &connection, Outcome outcome);

    Fd m_listener;
    SslContext m_context;
    Poller m_poller;
    std::unordered_map<int, Connection> m_connections;
    std::vector<char> m_buffer;
};

} // namespace swb::bench
