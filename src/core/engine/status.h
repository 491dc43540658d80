// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/settings.h"
#include "core/log/conversation.h"
#include "core/values/counters.h"

#include <memory>

namespace swb {

enum class ServerState : quint8 { Starting, Listening, Stopped, Failed };

/// State of a client or of one connection of a server; streams pass through all, datagrams through few.
enum class LinkState : quint8 {
    Resolving,
    Connecting,
    Handshaking,
    Connected, ///< for plain UDP: ready, nothing is known of the other side
    HalfClosedByPeer, ///< the peer has sent FIN; we may still send
    HalfClosedByUs,
    Closed, ///< both sides finished in order
    Reset,
    Failed,
};

[[nodiscard]] constexpr bool isOver(LinkState state)
{
    return state >= LinkState::Closed;
}

/// What servers and relays tell of themselves alike.
struct ListeningStatus
{
    EndpointId id = EndpointId::None;
    ServerState state = ServerState::Starting;
    SocketAddress bound; ///< the real address and port once listening
    Error error; ///< set in Failed
};

struct ServerStatus : ListeningStatus
{
    ServerSettings settings;
    QString note; ///< what is worth saying beside the state, such as "made a certificate"
};

struct ClientStatus
{
    EndpointId id = EndpointId::None;
    ClientSettings settings;
    LinkState state = LinkState::Resolving;
    ConversationId conversation = ConversationId::None;
    SocketAddress local;
    SocketAddress remote;
    qint64 openedNs = 0; ///< when it was asked for, on the log's clock
    qint64 connectedNs = 0; ///< when it became usable (handshake included); 0 before
    std::shared_ptr<const TrafficCounters> counters; ///< never null
    Error error; ///< the reason in Failed and Reset; in Connected the last complaint, such as NobodyListening
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
