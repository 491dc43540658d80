// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/load/dial.h"
#include "bench/load/window.h"

#include <vector>

namespace swb::bench {

/// One connection that writes 64 KiB at a time without waiting and reads what comes back. Every byte is
/// counted; the first and the last bytes of every read are compared with what was sent at that position.
class Streaming
{
public:
    explicit Streaming(const LoadSpec &spec);
    void run(LoadResult &result);

private:
    void shakeHands();
    void drain();
    void moveBytes(bool sendMore);
    [[nodiscard]] std::size_t sendable() const;
    void sendSome();
    void receiveSome();
    void check(std::size_t count);

    const LoadSpec m_spec;
    std::unique_ptr<Channel> m_channel;
    std::vector<char> m_pattern; ///< repeats with a prime period, so that no lost block goes unnoticed
    std::vector<char> m_buffer;
    quint64 m_sent = 0;
    quint64 m_received = 0;
    double m_damaged = 0;
};

} // namespace swb::bench
