// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/status.h"
#include "core/impairment/byhand.h"
#include "core/impairment/impairment.h"
#include "core/impairment/linecounters.h"

namespace swb {

namespace limits {
inline constexpr std::chrono::seconds relayIdle{300}; ///< after which a datagram relay forgets a client
} // namespace limits

/// What a relay does. Both URLs are tcp:// or both are udp://: encrypted bytes pass as the bytes they are.
struct RelaySettings
{
    EndpointUrl listen{Transport::Tcp, QStringLiteral("127.0.0.1"), 0};
    EndpointUrl target{Transport::Tcp, QStringLiteral("127.0.0.1"), 0};
    SocketFamily sockets = defaultSocketFamily(); ///< on both sides
    RelayImpairment impairment;
    int maxClients = limits::connections;
    std::chrono::seconds idleTimeout = limits::relayIdle; ///< datagrams; 0: never
    std::chrono::milliseconds connectTimeout{10'000}; ///< streams
};

struct RelayStatus
{
    EndpointId id = EndpointId::None;
    RelaySettings settings; ///< with the impairment as it is now
    ServerState state = ServerState::Starting;
    SocketAddress bound; ///< the real address and port once listening
    std::shared_ptr<const RelayCounters> counters; ///< never null
    Error error; ///< set in Failed
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

/// Why a relay cannot do this, as far as that is known without a socket: BadUrl where the transports are not
/// one of the two pairs, or what impossibleFor() says.
[[nodiscard]] Error relayProblem(const RelaySettings &settings);

} // namespace swb

Q_DECLARE_METATYPE(swb::RelayStatus)
Q_DECLARE_METATYPE(swb::RelayHeld)
