// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/ids.h"
#include "core/values/socketaddress.h"
#include "core/values/transport.h"

#include <QString>

namespace swb {

/// Which end of a conversation this is. A relay is between two conversations, and has one end of each.
enum class Role : quint8 {
    Server,
    Client,
    RelayToClient, ///< a relay's leg to the client, for which it is the server
    RelayToServer, ///< its leg to the server, for which it is the client
};

[[nodiscard]] constexpr bool isRelay(Role role)
{
    return role >= Role::RelayToClient;
}
/// Server for the accepting end, Client for the connecting one.
[[nodiscard]] constexpr Role endOf(Role role)
{
    return role == Role::Server || role == Role::RelayToClient ? Role::Server : Role::Client;
}
/// Stable lower-case names for JSON and CSV: "server", "relay-to-client".
[[nodiscard]] QLatin1StringView nameOf(Role role);

/// One side's view of a connection or of a pair of UDP addresses. If both sides are ours, the two views share
/// one number, since they are the two ends of the same conversation.
struct Conversation
{
    ConversationId id = ConversationId::None;
    quint32 number = 0; ///< counts up per log, shared by both ends
    EndpointId endpoint = EndpointId::None;
    Role role = Role::Server;
    Transport transport = Transport::Tcp;
    SocketAddress local;
    SocketAddress remote;

    /// "T3" for streams, "U3" for datagrams.
    [[nodiscard]] QString label() const;
};

} // namespace swb
