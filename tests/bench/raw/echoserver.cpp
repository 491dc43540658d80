// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/raw/echoserver.h"

#include <sys/socket.h>

namespace swb::bench {
namespace {

constexpr std::size_t readSize = 64 << 10;

} // namespace

EchoServer::EchoServer(Fd listener, SslContext context)
    : m_listener(std::move(listener))
    , m_context(std::move(context))
    , m_buffer(readSize)
{
    m_poller.add(m_listener.get(), EPOLLIN, std::uint64_t(m_listener.get()));
}

void EchoServer::run()
{
    for (;;) {
        for (const epoll_event &event : m_poller.wait(-1)) {
            const int fd = int(event.data.u64);
            if (fd == m_listener.get())
                accept();
            else
                serve(fd);
        }
    }
}

void EchoServer::accept()
{
    for (;;) {
        Fd socket(::accept4(m_listener.get(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC));
        if (!socket.isOpen())
            return;
        const int fd = socket.get();
        disableNagle(fd);
        Connection &connection = m_connections[fd];
        if (m_context)
            connection.channel
                = std::make_unique<TlsChannel>(std::move(socket), m_context.get(), TlsChannel::Side::Server);
        else
            connection.channel = std::make_unique<PlainChannel>(std::move(socket));
        m_poller.add(fd, EPOLLIN, std::uint64_t(fd));
    }
}

void EchoServer::serve(int fd)
{
    const auto found = m_connections.find(fd);
    Connection &connection = found->second;
    const bool alive = connection.unsent.empty() ? echo(connection) : sendRest(connection);
    if (!alive)
        m_connections.erase(found);
}

bool EchoServer::echo(Connection &connection)
{
    do {
        const Transfer transfer = connection.channel->read(m_buffer.data(), m_buffer.size());
        if (transfer.outcome != Outcome::Done) {
            watch(connection, transfer.outcome);
            return transfer.outcome == Outcome::WantsRead || transfer.outcome == Outcome::WantsWrite;
        }
        if (!answer(connection, transfer.bytes))
            return false;
    } while (connection.unsent.empty() && connection.channel->hasBuffered());
    return true;
}

bool EchoServer::answer(Connection &connection, std::size_t count)
{
    std::size_t sent = 0;
    while (sent < count) {
        const Transfer transfer = connection.channel->write(m_buffer.data() + sent, count - sent);
        if (transfer.outcome == Outcome::Broken || transfer.outcome == Outcome::Closed)
            return false;
        if (transfer.outcome != Outcome::Done) {
            connection.unsent.assign(m_buffer.data() + sent, m_buffer.data() + count);
            watch(connection, transfer.outcome);
            return true;
        }
        sent += transfer.bytes;
    }
    watch(connection, Outcome::WantsRead);
    return true;
}

bool EchoServer::sendRest(Connection &connection)
{
    std::vector<char> &unsent = connection.unsent;
    std::size_t &from = connection.unsentFrom;
    const Transfer transfer = connection.channel->write(unsent.data() + from, unsent.size() - from);
    if (transfer.outcome == Outcome::Broken || transfer.outcome == Outcome::Closed)
        return false;
    from += transfer.bytes;
    if (from < unsent.size()) {
        watch(connection, transfer.outcome == Outcome::WantsRead ? Outcome::WantsRead : Outcome::WantsWrite);
        return true;
    }
    unsent.clear();
    from = 0;
    watch(connection, Outcome::WantsRead);
    return !connection.channel->hasBuffered() || echo(connection);
}

void EchoServer::watch(Connection &connection, Outcome outcome)
{
    const std::uint32_t interest = outcome == Outcome::WantsWrite ? EPOLLOUT : EPOLLIN;
    if (interest == connection.interest)
        return;
    connection.interest = interest;
    m_poller.modify(connection.channel->fd(), interest, std::uint64_t(connection.channel->fd()));
}

} // namespace swb::bench
