// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace swb {

namespace limits {
inline constexpr int keepAliveSeconds = 32'767; ///< the longest that Linux accepts (TCP_KEEPIDLE, tcp(7))
inline constexpr int ttl = 255; ///< the largest value of the one-byte field (RFC 791 3.1, RFC 8200 3)
inline constexpr int bufferBytes = 1 << 30; ///< doubled, the most that Linux counts
} // namespace limits

/// What the program requests from the system for the socket of a server or a client, and for all sockets of a
/// relay. The default requests nothing. The log reports every other setting, with what the system made of it
/// (net/socket/appliedoptions.h). Accepted connections inherit all of it from the listener.
struct SocketOptions
{
    /// Servers and relays: SO_REUSEADDR (socket(7)). A server of streams can take a port on which connections
    /// of an earlier server are still in TIME_WAIT; several members of a multicast group can share its port.
    bool reuseAddress = true;
    /// TCP and TLS: after this much silence the system probes whether the peer is still there (SO_KEEPALIVE,
    /// TCP_KEEPIDLE, tcp(7)); 0: never.
    std::chrono::seconds keepAlive{0};
    /// Routers that sent packets may pass, plus 1 (IP_TTL, IPV6_UNICAST_HOPS); 0: the system's choice.
    /// Multicast groups have their own limit (ClientSettings::groupTtl).
    int ttl = 0;
    int receiveBuffer = 0; ///< bytes (SO_RCVBUF); 0: the system's choice, for UDP with space for bursts
    int sendBuffer = 0; ///< bytes (SO_SNDBUF); 0: the same

    [[nodiscard]] bool operator==(const SocketOptions &) const = default;
    [[nodiscard]] bool areDefault() const { return *this == SocketOptions(); }
};

/// Time between two probes if no answer comes (TCP_KEEPINTVL, tcp(7)): as long as before the first one, but
/// no longer than the system's own 75 s.
[[nodiscard]] inline std::chrono::seconds keepAliveInterval(std::chrono::seconds keepAlive)
{
    constexpr std::chrono::seconds systems{75};
    return keepAlive < systems ? keepAlive : systems;
}

} // namespace swb
