// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/status.h"
#include "core/log/conversationstats.h"
#include "core/log/eventkinds.h"

#include <QCoreApplication>
#include <QString>

namespace swb {

/// What the tables of servers, connections and connected clients provide besides text, for delegates.
enum EndpointRole {
    TransportRole = Qt::UserRole + 1, ///< swb::Transport as int
    ToneRole, ///< swb::Severity as int: how a state is painted
    RunningRole, ///< bool
    SortRole, ///< sort key of a cell: a number or a QString; invalid if it has not been measured
};

/// The words that the panels show for states, replies, framings and quantities.
class EndpointText
{
    Q_DECLARE_TR_FUNCTIONS(EndpointText)

public:
    [[nodiscard]] static QString state(ServerState state);
    /// For a server or relay; "not started" if it was never started.
    [[nodiscard]] static QString state(const ListeningStatus &status);
    /// Plain UDP knows nothing about the peer: its "connected" reads "ready".
    [[nodiscard]] static QString state(LinkState state, Transport transport);
    [[nodiscard]] static Severity tone(LinkState state);
    /// The same for a client, which may know more: "refused" if nobody listens at its server's UDP port.
    [[nodiscard]] static QString state(const ClientStatus &status);
    /// The same for a server's peer: with UDP, closing only means that the peer is forgotten.
    [[nodiscard]] static QString state(const PeerStatus &status);
    /// The severity of a state with its error: a complaint that ended nothing is a warning.
    [[nodiscard]] static Severity tone(LinkState state, const Error &error);
    /// Plain UDP is never open: "ready".
    [[nodiscard]] static QString state(ConversationState state, Transport transport);
    [[nodiscard]] static Severity tone(ConversationState state);
    /// "Length, 2 bytes" for "length2"; the name itself if there is no word.
    [[nodiscard]] static QString framing(const QString &name);
    /// What the maximum size of a receive means over this transport.
    [[nodiscard]] static QString receiveTip(Transport transport);
    /// "3 s", "1:05", "2:00:09".
    [[nodiscard]] static QString age(qint64 ns);
    /// The host at which a client on this computer reaches a server: the loopback address if it listens on
    /// all addresses.
    [[nodiscard]] static QString reachableHost(const ServerStatus &server);
    /// What and why of an error in one line, for a cell.
    [[nodiscard]] static QString summary(const Error &error);
    /// A tool tip that shows this text unchanged: a tip interprets anything that looks like markup.
    [[nodiscard]] static QString tip(const QString &text);
    /// What, why and what to try, one per line, with the system's names.
    [[nodiscard]] static QString explanation(const Error &error);
};

} // namespace swb
