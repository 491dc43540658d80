// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/load/pingpong.h"

#include <array>
#include <cstring>
#include <stdexcept>
#include <string_view>

namespace swb::bench {
namespace {

constexpr std::size_t connectsAtATime = 40; // below the accept backlog of every contender
constexpr double drainSeconds = 5.0;
constexpr int turnMilliseconds = 20;
constexpr int pausedTurnMilliseconds = 1; // a pause ends on the millisecond

constexpr std::size_t mostGreetingBytes = 4096;

const std::string greeting
    = "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
      "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
      "Sec-WebSocket-Version: 13\r\n\r\n";

/// The header of a frame of bytes, as a client sends it, with a mask that changes nothing, and as a server
/// answers it.
const std::string sentHeader{"\x82\xc0\0\0\0\0", 6};
const std::string answerHeader{"\x82\x40", 2};

[[noreturn]] void throwFailed(std::size_t index, const std::string &why)
{
    throw std::runtime_error("connection " + std::to_string(index + 1) + " " + why);
}

} // namespace

PingPong::PingPong(const LoadSpec &spec)
    : m_spec(spec)
    , m_dialer(spec)
{
    m_connections.reserve(std::size_t(spec.connections));
}

void PingPong::connectAll()
{
    const std::size_t wanted = std::size_t(m_spec.connections);
    const auto start = Clock::now();
    while (m_answers < double(wanted)) {
        openSome();
        turn(turnMilliseconds);
        if (secondsSince(start) > m_spec.setupSeconds)
            throw std::runtime_error("only " + std::to_string(std::size_t(m_answers)) + " of "
                                     + std::to_string(wanted) + " connections were answered in time");
    }
}

void PingPong::openSome()
{
    while (m_waiting < connectsAtATime && m_connections.size() < std::size_t(m_spec.connections)) {
        const std::size_t index = m_connections.size();
        m_connections.emplace_back().channel = m_dialer.dial();
        m_poller.add(m_connections[index].channel->fd(), EPOLLIN | EPOLLOUT, index);
        startMessage(index);
    }
}

void PingPong::startMessage(std::size_t index)
{
    Connection &connection = m_connections[index];
    if (isGreeting(connection)) {
        connection.sent = greeting;
        connection.received.resize(mostGreetingBytes);
    } else {
        const std::array<quint64, 2> stamp{index, connection.count};
        connection.expected.assign(messageBytes, char('a' + connection.count % 26));
        std::memcpy(connection.expected.data(), stamp.data(), sizeof stamp);
        connection.sent = connection.expected;
        if (m_spec.talk == Talk::WebSocket) {
            connection.sent.insert(0, sentHeader);
            connection.expected.insert(0, answerHeader);
        }
        connection.received.resize(connection.expected.size());
    }
    connection.sentBytes = 0;
    connection.receivedBytes = 0;
    connection.waiting = true;
    ++m_waiting;
    if (connection.count > 0 || connection.greeted) // the first one waits for the connect
        continueSending(index);
}

void PingPong::roundOnEach()
{
    for (std::size_t index = 0; index < m_connections.size(); ++index)
        startMessage(index);
    const auto start = Clock::now();
    while (m_waiting > 0) {
        turn(turnMilliseconds);
        if (secondsSince(start) > m_spec.setupSeconds)
            throw std::runtime_error(std::to_string(m_waiting)
                                     + " held connections were not answered in time");
    }
}

void PingPong::exchange(LoadResult &result)
{
    m_again = true;
    for (std::size_t index = 0; index < m_connections.size(); ++index)
        startMessage(index);
    Window window(m_spec);
    while (window.open(m_answers)) {
        startThoseDue();
        turn(m_spec.pauseMs == 0 ? turnMilliseconds : pausedTurnMilliseconds);
    }
    window.writeTo(result);
    m_again = false;
    const auto start = Clock::now();
    while (m_waiting > 0 && secondsSince(start) < drainSeconds)
        turn(turnMilliseconds);
    result.allUnits = m_answers;
    result.lost = double(m_waiting);
    result.damaged = m_damaged;
}

void PingPong::turn(int milliseconds)
{
    for (const epoll_event &event : m_poller.wait(milliseconds))
        serve(std::size_t(event.data.u64), event.events);
}

void PingPong::serve(std::size_t index, std::uint32_t events)
{
    const Connection &connection = m_connections[index];
    if (connection.count == 0 && connection.sentBytes == 0) {
        if (const int error = connectError(connection.channel->fd()))
            throwFailed(index, std::string("failed to connect: ") + std::strerror(error));
    }
    if (connection.waiting && connection.sentBytes < connection.sent.size())
        continueSending(index);
    if (events & (EPOLLIN | EPOLLHUP | EPOLLERR))
        receive(index);
}

void PingPong::continueSending(std::size_t index)
{
    Connection &connection = m_connections[index];
    while (connection.sentBytes < connection.sent.size()) {
        const Transfer transfer = connection.channel->write(connection.sent.data() + connection.sentBytes,
                                                            connection.sent.size() - connection.sentBytes);
        if (transfer.outcome == Outcome::Closed || transfer.outcome == Outcome::Broken)
            throwFailed(index, "broke while sending");
        if (transfer.outcome != Outcome::Done)
            return watchWrite(index, transfer.outcome == Outcome::WantsWrite);
        connection.sentBytes += transfer.bytes;
    }
    watchWrite(index, false);
}

void PingPong::receive(std::size_t index)
{
    Connection &connection = m_connections[index];
    do {
        // Bytes that arrive when none are due are read separately and counted as damage.
        std::array<char, messageBytes> unasked{};
        const bool due = connection.waiting;
        char *into = due ? connection.received.data() + connection.receivedBytes : unasked.data();
        const Transfer transfer = connection.channel->read(
            into, due ? connection.received.size() - connection.receivedBytes : unasked.size());
        if (transfer.outcome == Outcome::Closed || transfer.outcome == Outcome::Broken)
            throwFailed(index, "was closed by the server");
        if (transfer.outcome != Outcome::Done)
            return;
        if (!due) {
            ++m_damaged;
            continue;
        }
        connection.receivedBytes += transfer.bytes;
        if (isGreeting(connection))
            finishGreeting(index);
        else if (connection.receivedBytes == connection.expected.size())
            finishMessage(index);
    } while (connection.channel->hasBuffered());
}

/// Servers send nothing after their handshake until they receive a message.
void PingPong::finishGreeting(std::size_t index)
{
    Connection &connection = m_connections[index];
    const std::string_view answer(connection.received.data(), connection.receivedBytes);
    if (answer.size() < 4 || answer.substr(answer.size() - 4) != "\r\n\r\n")
        return;
    if (answer.substr(0, 12) != "HTTP/1.1 101")
        throwFailed(index, "was not made a WebSocket");
    connection.greeted = true;
    --m_waiting;
    startMessage(index);
}

void PingPong::finishMessage(std::size_t index)
{
    Connection &connection = m_connections[index];
    if (connection.received != connection.expected)
        ++m_damaged;
    connection.waiting = false;
    --m_waiting;
    ++connection.count;
    ++m_answers;
    if (!m_again)
        return;
    if (m_spec.pauseMs == 0)
        startMessage(index);
    else
        connection.nextAt = Clock::now() + std::chrono::milliseconds(m_spec.pauseMs);
}

void PingPong::startThoseDue()
{
    if (m_spec.pauseMs == 0)
        return;
    const Clock::time_point now = Clock::now();
    for (std::size_t index = 0; index < m_connections.size(); ++index) {
        if (!m_connections[index].waiting && m_connections[index].nextAt <= now)
            startMessage(index);
    }
}

void PingPong::watchWrite(std::size_t index, bool on)
{
    Connection &connection = m_connections[index];
    if (connection.watchesWrite == on)
        return;
    connection.watchesWrite = on;
    m_poller.modify(connection.channel->fd(), on ? EPOLLIN | EPOLLOUT : EPOLLIN, index);
}

} // namespace swb::bench
