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
/// A side with TLS or DTLS is one that the relay ends itself: it reads and writes what the encrypted bytes
/// mean. Where both are plain, TLS of others passes as the bytes it is, and DTLS as the datagrams.
struct RelaySettings
{
    EndpointUrl listen{Transport::Tcp, QStringLiteral("127.0.0.1"), 0};
    EndpointUrl target{Transport::Tcp, QStringLiteral("127.0.0.1"), 0};
    SocketFamily sockets = defaultSocketFamily(); ///< on both sides
    SocketOptions options; ///< of the sockets on both sides, see optionsToTarget()
    RelayImpairment impairment;
    int maxClients = limits::connections;
    std::chrono::seconds idleTimeout = limits::relayIdle; ///< datagrams; 0: never
    std::chrono::milliseconds connectTimeout{10'000}; ///< streams, and DTLS with the target
    TlsSettings tls; ///< how both sides with TLS or DTLS speak; the certificate is shown to clients
    bool verifyTarget = true; ///< TLS, DTLS: go on to no target whose certificate fails its checks
    QString authorityFile; ///< PEM, trusted for the target as a client's is
    QString serverName; ///< TLS, DTLS: as a client's
    /// Streams: while the target does not take connections, neither does the relay. It looks at the start,
    /// and every second from when a client could not be passed on.
    bool checkTarget = false;
};

/// The server that a relay is to its clients, and the client that it is to its target, as far as TLS, sockets
/// and times go.
[[nodiscard]] ServerSettings serverSideOf(const RelaySettings &settings);
[[nodiscard]] ClientSettings clientSideOf(const RelaySettings &settings);
/// What is asked for on a socket towards the target, for a client whose bytes have come with so many hops
/// left, as far as the system tells. However far they may go, it is one less: a chain of relays has to end.
[[nodiscard]] SocketOptions optionsToTarget(const RelaySettings &settings, std::optional<int> hops = {});

struct RelayStatus : ListeningStatus
{
    RelaySettings settings; ///< with the impairment as it is now
    std::shared_ptr<const RelayCounters> counters; ///< never null
    bool refuses = false; ///< with checkTarget: the target takes no connections, so the relay takes none
};

/// What a person holds in a relay for datagrams.
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

/// Why a relay cannot do this, as far as that is known without a socket: BadUrl where the transports
/// do not go together, BadOption for checkTarget with datagrams, or what impossibleFor() says.
[[nodiscard]] Error relayProblem(const RelaySettings &settings);

} // namespace swb

Q_DECLARE_METATYPE(swb::RelayStatus)
Q_DECLARE_METATYPE(swb::RelayHeld)
