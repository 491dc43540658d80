// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/load/dial.h"
#include "bench/load/window.h"
#include "bench/raw/poller.h"

#include <string>
#include <vector>

namespace swb::bench {

/// Many connections with one message of 64 bytes in flight on each, plain or in a WebSocket frame. Every
/// reply is compared with what was sent. Throws std::runtime_error if a connection fails or too few are
/// answered in time.
class PingPong
{
public:
    static constexpr std::size_t messageBytes = 64;

    explicit PingPong(const LoadSpec &spec);

    /// Opens them all, some at a time; each has been answered once when this returns.
    void connectAll();
    /// One more round trip on each.
    void roundOnEach();
    /// As many round trips as fit, then waits for those in flight.
    void exchange(LoadResult &result);

private:
    struct Connection
    {
        std::unique_ptr<Channel> channel;
        std::string sent; ///< a message, or the request for a WebSocket
        std::string expected; ///< its echo
        std::string received; ///< with space for that
        std::size_t sentBytes = 0;
        std::size_t receivedBytes = 0;
        quint64 count = 0;
        bool waiting = false; ///< a message is in flight
        bool greeted = false; ///< the server has agreed to speak WebSocket
        Clock::time_point nextAt; ///< for the next message, if there is a pause
        bool watchesWrite = true;
    };

    void openSome();
    void settle(std::size_t answered, const char *what);
    void turn(int milliseconds);
    void startThoseDue();
    void serve(std::size_t index, std::uint32_t events);
    void startMessage(std::size_t index);
    void continueSending(std::size_t index);
    void receive(std::size_t index);
    void finishMessage(std::size_t index);
    void finishGreeting(std::size_t index);
    [[nodiscard]] bool isGreeting(const Connection &connection) const
    {
        return m_spec.talk == Talk::WebSocket && !connection.greeted;
    }
    void watchWrite(std::size_t index, bool on);

    const LoadSpec m_spec;
    Dialer m_dialer;
    Poller m_poller;
    std::vector<Connection> m_connections;
    std::size_t m_waiting = 0;
    double m_answers = 0;
    double m_damaged = 0;
    bool m_again = false; ///< answered connections send the next message, after the pause
};

} // namespace swb::bench
