// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace swb {

namespace limits {
inline constexpr int keepAliveSeconds = 32'767; ///< the longest that Linux takes (TCP_KEEPIDLE, tcp(7))
inline constexpr int ttl = 255; ///< the most that the field of one byte holds (RFC 791 3.1, RFC 8200 3)
inline constexpr int bufferBytes = 1 << 30; ///< which, doubled, is the most that Linux counts with
} // namespace limits

/// What the system is asked for on the socket of a server or a client, and on all of a relay's. As it stands
/// it asks for nothing, and what is set otherwise the log tells of, with what the system made of it
/// (net/socket/appliedoptions.h). The connections of a listener take all of it over from there.
struct SocketOptions
{
    /// Servers and relays: SO_REUSEADDR (socket(7)). A server of streams takes a port on which connections of
    /// an earlier one are still waiting for their end; several members of a multicast group share its port.
    bool reuseAddress = true;
    /// TCP and TLS: after so long a silence the system asks whether the peer is still there (SO_KEEPALIVE,
    /// TCP_KEEPIDLE, tcp(7)); 0: never.
    std::chrono::seconds keepAlive{0};
    /// Routers that what is sent may pass, plus 1 (IP_TTL, IPV6_UNICAST_HOPS); 0: the system's choice. A
    /// multicast group has its own (ClientSettings::groupTtl).
    int ttl = 0;
    int receiveBuffer = 0; ///< bytes (SO_RCVBUF); 0: the system's choice, and of UDP room for bursts
    int sendBuffer = 0; ///< bytes (SO_SNDBUF); 0: likewise

    [[nodiscard]] bool operator==(const SocketOptions &) const = default;
    /// Whether anything is asked for.
    [[nodiscard]] bool areDefault() const { return *this == SocketOptions(); }
};

/// From one question whether the peer is there to the next, where no answer comes (TCP_KEEPINTVL, tcp(7)): as
/// long as before the first, but no longer than the system's own 75 s.
[[nodiscard]] inline std::chrono::seconds keepAliveInterval(std::chrono::seconds keepAlive)
{
    constexpr std::chrono::seconds systems{75};
    return keepAlive < systems ? keepAlive : systems;
}

} // namespace swb
