// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/status.h"
#include "core/impairment/byhand.h"
#include "core/impairment/impairment.h"
#include "core/impairment/linecounters.h"

#include <optional>

namespace swb {

namespace limits {
inline constexpr std::chrono::seconds relayIdle{300}; ///< after which a datagram relay forgets a client
} // namespace limits

/// What a relay does. Both its sides are streams, tcp:// or tls://, or both are datagrams, udp:// or dtls://.
/// On a side with TLS or DTLS the relay terminates the encryption itself: it reads and writes the plain text.
/// If both sides are plain, foreign TLS passes as bytes, and DTLS as datagrams.
struct RelaySettings
{
    EndpointUrl listen{Transport::Tcp, QStringLiteral("127.0.0.1"), 0};
    EndpointUrl target{Transport::Tcp, QStringLiteral("127.0.0.1"), 0};
    SocketFamily sockets = defaultSocketFamily(); ///< on both sides
    SocketOptions options; ///< of the sockets on both sides, see optionsToTarget()
    RelayImpairment impairment;
    int maxClients = limits::connections;
    std::chrono::seconds idleTimeout = limits::relayIdle; ///< datagrams; 0: never
    std::chrono::milliseconds connectTimeout{10'000}; ///< streams, and DTLS to the target
    TlsSettings tls; ///< for both sides with TLS or DTLS; the certificate is shown to clients
    bool verifyTarget = true; ///< TLS, DTLS: refuse a target whose certificate fails its checks
    QString authorityFile; ///< PEM, trusted for the target like a client's
    QString serverName; ///< TLS, DTLS: like a client's
    /// Streams: while the target does not accept connections, neither does the relay. It checks at the start,
    /// and every second once a client could not be forwarded.
    bool checkTarget = false;
};

/// The server that a relay is to its clients, and the client that it is to its target, as far as TLS, sockets
/// and timeouts are concerned.
[[nodiscard]] ServerSettings serverSideOf(const RelaySettings &settings);
[[nodiscard]] ClientSettings clientSideOf(const RelaySettings &settings);
/// The options of a socket to the target, for a client whose bytes arrived with this many hops left, if the
/// system reports it. The limit is always one less, so that a chain of relays ends.
[[nodiscard]] SocketOptions optionsToTarget(const RelaySettings &settings, std::optional<int> hops = {});

struct RelayStatus : ListeningStatus
{
    RelaySettings settings; ///< with the current impairment
    std::shared_ptr<const RelayCounters> counters; ///< never null
    bool refuses = false; ///< with checkTarget: the target accepts no connections, so the relay accepts none
};

/// What a user holds in a datagram relay.
struct RelayHeld
{
    EndpointId relay = EndpointId::None;
    HeldInDirection toServer;
    HeldInDirection toClient;
    [[nodiscard]] const HeldInDirection &in(RelayDirection direction) const
    {
        return direction == RelayDirection::ToServer ? toServer : toClient;
    }
};

/// Why a relay cannot do this, as far as that is known without a socket: BadUrl if the transports do not go
/// together, BadOption for checkTarget with datagrams, or what impossibleFor() says.
[[nodiscard]] Error relayProblem(const RelaySettings &settings);

} // namespace swb

Q_DECLARE_METATYPE(swb::RelayStatus)
Q_DECLARE_METATYPE(swb::RelayHeld)
