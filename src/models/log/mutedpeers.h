// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/log/logmodel.h"

#include <QList>

#include <optional>

namespace swb {

/// The peer of one conversation, as a row of the log names it.
struct LogPeer
{
    QString label; ///< of the conversation, the same for both ends: "T3"
    SocketAddress address; ///< by which users know it

    /// "T3 127.0.0.1:53122"
    [[nodiscard]] QString name() const;
    /// Passes all events of the conversation, from either end.
    [[nodiscard]] FilterNode test() const;
    bool operator==(const LogPeer &) const = default;
};

/// The peer of a conversation; empty if the log no longer knows it.
[[nodiscard]] std::optional<LogPeer> peerOf(const MessageLog &log, ConversationId side);
/// The peer of an event; empty if it belongs to no conversation or is gone.
[[nodiscard]] std::optional<LogPeer> peerOf(const MessageLog &log, quint64 event);

/// The peers whose rows are hidden, in the order in which they were muted. Their events are still logged and
/// exported.
class MutedPeers
{
public:
    [[nodiscard]] const QList<LogPeer> &peers() const { return m_peers; }
    [[nodiscard]] bool isEmpty() const { return m_peers.isEmpty(); }
    /// Muting a peer again changes nothing.
    void mute(const LogPeer &peer);
    void showAgain(const LogPeer &peer) { m_peers.removeOne(peer); }
    void showAll() { m_peers.clear(); }
    /// Passes the events of muted peers; empty if there are none.
    [[nodiscard]] std::optional<Filter> filter() const;
    /// The muted peer to which this event belongs.
    [[nodiscard]] std::optional<LogPeer> mutedOf(const MessageLog &log, quint64 event) const;

private:
    QList<LogPeer> m_peers;
};

} // namespace swb
