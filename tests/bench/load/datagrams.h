// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/load/window.h"
#include "bench/raw/poller.h"

#include <array>
#include <vector>

namespace swb::bench {

/// Some UDP sockets with some datagrams of 64 bytes in flight on each, or questions of that length. A
/// datagram without an answer for a while counts as lost and is replaced; a later answer reverts that.
class Datagrams
{
public:
    static constexpr std::size_t datagramBytes = 64;

    explicit Datagrams(const LoadSpec &spec);
    void run(LoadResult &result);

private:
    using Datagram = std::array<char, datagramBytes>;
    using Reply = std::array<char, 2 * datagramBytes>;

    struct Slot
    {
        Datagram sent{};
        quint64 sequence = 0;
        bool waiting = false;
        Clock::time_point since;
    };
    struct Socket
    {
        Fd fd;
        std::vector<Slot> slots;
    };

    void awaitFirstAnswer();
    void sendAll();
    void turn(int milliseconds, bool again);
    void receiveAll(std::size_t index, bool again);
    void take(std::size_t index, const Reply &reply, ssize_t size, bool again);
    void send(std::size_t index, std::size_t slot);
    void giveUpOld(bool again);
    [[nodiscard]] bool anyWaiting() const;

    const LoadSpec m_spec;
    Poller m_poller;
    std::vector<Socket> m_sockets;
    Clock::time_point m_now = Clock::now();
    Clock::time_point m_lastSweep = m_now;
    quint64 m_sequence = 0;
    double m_answers = 0;
    double m_lost = 0;
    double m_damaged = 0;
};

/// Datagrams that this machine's kernel has dropped since it started, from /proc/net/snmp.
[[nodiscard]] double kernelDroppedDatagrams();

} // namespace swb::bench
