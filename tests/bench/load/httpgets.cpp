// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/load/httpgets.h"

#include <QFile>
#include <charconv>
#include <stdexcept>

namespace swb::bench {
namespace {

constexpr std::size_t connectsAtATime = 40; // below the accept backlog of every contender
constexpr std::size_t readBytes = 16 << 10;
constexpr double drainSeconds = 5.0;
constexpr int turnMilliseconds = 20;
const std::string request = "GET /page.txt HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";

std::string servedBody()
{
    QFile file(servedFolder() + QStringLiteral("/page.txt"));
    if (!file.open(QIODevice::ReadOnly))
        throw std::runtime_error("the file to serve is not there");
    return file.readAll().toStdString();
}

/// The value of Content-Length, in any spelling.
std::size_t lengthIn(std::string head)
{
    for (char &c : head)
        c = c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
    const std::string name = "\r\ncontent-length: ";
    const std::size_t at = head.find(name);
    std::size_t length = 0;
    if (at == std::string::npos
        || std::from_chars(head.data() + at + name.size(), head.data() + head.size(), length).ec
            != std::errc())
        throw std::runtime_error("an answer has no Content-Length");
    return length;
}

} // namespace

QString servedFolder()
{
    return QStringLiteral(SWB_BENCH_SOURCE_DIR "/contenders/www");
}

HttpGets::HttpGets(const LoadSpec &spec)
    : m_spec(spec)
    , m_body(servedBody())
    , m_dialer(spec)
{
    m_connections.reserve(std::size_t(spec.connections));
}

void HttpGets::run(LoadResult &result)
{
    const auto start = Clock::now();
    while (m_answers < m_spec.connections) {
        openSome();
        turn();
        if (secondsSince(start) > m_spec.setupSeconds)
            throw std::runtime_error("not every connection was answered in time");
    }
    m_again = true;
    for (std::size_t index = 0; index < m_connections.size(); ++index)
        ask(index);
    Window window(m_spec);
    while (window.open(m_answers))
        turn();
    window.writeTo(result);
    m_again = false;
    const auto drain = Clock::now();
    while (m_waiting > 0 && secondsSince(drain) < drainSeconds)
        turn();
    result.allUnits = m_answers;
    result.lost = double(m_waiting);
    result.damaged = m_damaged;
}

void HttpGets::openSome()
{
    while (m_waiting < connectsAtATime && m_connections.size() < std::size_t(m_spec.connections)) {
        const std::size_t index = m_connections.size();
        m_connections.emplace_back().channel = m_dialer.dial();
        m_connections[index].waiting = true;
        ++m_waiting;
        m_poller.add(m_connections[index].channel->fd(), EPOLLIN | EPOLLOUT, index);
    }
}

void HttpGets::ask(std::size_t index)
{
    m_connections[index].sent = 0;
    m_connections[index].waiting = true;
    ++m_waiting;
    goOnSending(index);
}

void HttpGets::goOnSending(std::size_t index)
{
    Connection &connection = m_connections[index];
    while (connection.sent < request.size()) {
        const Transfer transfer
            = connection.channel->write(request.data() + connection.sent, request.size() - connection.sent);
        if (transfer.outcome == Outcome::Closed || transfer.outcome == Outcome::Broken)
            throw std::runtime_error("a connection broke while sending");
        if (transfer.outcome != Outcome::Done)
            return watchWrite(index, true);
        connection.sent += transfer.bytes;
    }
    watchWrite(index, false);
}

void HttpGets::turn()
{
    for (const epoll_event &event : m_poller.wait(turnMilliseconds)) {
        const auto index = std::size_t(event.data.u64);
        if (m_connections[index].waiting && m_connections[index].sent < request.size())
            goOnSending(index);
        if (event.events & (EPOLLIN | EPOLLHUP | EPOLLERR))
            receive(index);
    }
}

void HttpGets::receive(std::size_t index)
{
    Connection &connection = m_connections[index];
    std::array<char, readBytes> bytes; // NOLINT: filled below
    const Transfer transfer = connection.channel->read(bytes.data(), bytes.size());
    if (transfer.outcome == Outcome::Closed || transfer.outcome == Outcome::Broken)
        throw std::runtime_error("a connection was closed by the server");
    if (transfer.outcome != Outcome::Done)
        return;
    connection.received.append(bytes.data(), transfer.bytes);
    if (!takeAnswer(connection))
        return;
    connection.waiting = false;
    --m_waiting;
    ++m_answers;
    if (m_again)
        ask(index);
}

/// Whether it is complete.
bool HttpGets::takeAnswer(Connection &connection)
{
    std::string &received = connection.received;
    const std::size_t end = received.find("\r\n\r\n");
    if (end == std::string::npos)
        return false;
    const std::size_t length = lengthIn(received.substr(0, end));
    const std::size_t body = end + 4;
    if (received.size() < body + length)
        return false;
    const bool intact = received.starts_with("HTTP/1.1 200 ") && received.size() == body + length
        && received.compare(body, length, m_body) == 0;
    m_damaged += intact ? 0 : 1;
    received.clear();
    return true;
}

void HttpGets::watchWrite(std::size_t index, bool on)
{
    Connection &connection = m_connections[index];
    if (connection.watchesWrite == on)
        return;
    connection.watchesWrite = on;
    m_poller.modify(connection.channel->fd(), on ? EPOLLIN | EPOLLOUT : EPOLLIN, index);
}

} // namespace swb::bench
