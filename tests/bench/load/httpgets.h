// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/load/dial.h"
#include "bench/load/window.h"
#include "bench/raw/poller.h"

#include <string>
#include <vector>

namespace swb::bench {

/// Many persistent connections, with one GET of the same file in flight on each. Every body is compared with
/// the file's. Throws std::runtime_error if a connection fails or ends.
class HttpGets
{
public:
    explicit HttpGets(const LoadSpec &spec);

    /// Opens them all, some at a time, then makes as many requests as fit, and waits for those in flight.
    void run(LoadResult &result);

private:
    struct Connection
    {
        std::unique_ptr<Channel> channel;
        std::string received;
        std::size_t sent = 0;
        bool waiting = false; ///< for an answer
        bool watchesWrite = true;
    };

    void openSome();
    void ask(std::size_t index);
    void goOnSending(std::size_t index);
    void turn();
    void receive(std::size_t index);
    [[nodiscard]] bool takeAnswer(Connection &connection);
    void watchWrite(std::size_t index, bool on);

    const LoadSpec m_spec;
    const std::string m_body;
    Dialer m_dialer;
    Poller m_poller;
    std::vector<Connection> m_connections;
    std::size_t m_waiting = 0;
    double m_answers = 0;
    double m_damaged = 0;
    bool m_again = false;
};

/// The folder that every server serves for this load.
[[nodiscard]] QString servedFolder();

} // namespace swb::bench
