// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/settings.h"
#include "core/log/conversation.h"
#include "core/values/counters.h"

#include <memory>

namespace swb {

enum class ServerState : quint8 { Starting, Listening, Stopped, Failed };

/// State of a client or of one connection of a server; streams go through all, datagrams only through a few.
enum class LinkState : quint8 {
    Resolving,
    Connecting,
    Handshaking,
    Connected, ///< for plain UDP: ready, nothing is known about the peer
    HalfClosedByPeer, ///< the peer has sent FIN; we may still send
    HalfClosedByUs,
    Closed, ///< both sides have finished in order
    Reset,
    Failed,
};

[[nodiscard]] constexpr bool isOver(LinkState state)
{
    return state >= LinkState::Closed;
}

/// What servers and relays both report.
struct ListeningStatus
{
    EndpointId id = EndpointId::None;
    ServerState state = ServerState::Starting;
    SocketAddress bound; ///< the real address and port once listening
    Error error; ///< set if Failed
};

struct ServerStatus : ListeningStatus
{
    ServerSettings settings;
    QString note; ///< anything worth saying besides the state, such as "made a certificate"
};

struct ClientStatus
{
    EndpointId id = EndpointId::None;
    ClientSettings settings;
    LinkState state = LinkState::Resolving;
    ConversationId conversation = ConversationId::None;
    SocketAddress local;
    SocketAddress remote;
    qint64 openedNs = 0; ///< when it was requested, on the log's clock
    qint64 connectedNs = 0; ///< when it became usable (after the handshake); 0 before
    std::shared_ptr<const TrafficCounters> counters; ///< never null
    Error error; ///< the reason if Failed or Reset; if Connected, the last complaint, such as NobodyListening
};

/// One peer of one of our servers: an accepted connection, or an address that sent us datagrams.
struct PeerStatus
{
    Conversation conversation;
    LinkState state = LinkState::Connected;
    qint64 openedNs = 0;
    qint64 closedNs = 0;
    std::shared_ptr<const TrafficCounters> counters; ///< never null
    Error error;
};

} // namespace swb

Q_DECLARE_METATYPE(swb::ServerStatus)
Q_DECLARE_METATYPE(swb::ClientStatus)
Q_DECLARE_METATYPE(swb::PeerStatus)
