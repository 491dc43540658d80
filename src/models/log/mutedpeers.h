// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/log/logmodel.h"

#include <QList>

#include <optional>

namespace swb {

/// Whom we talk to in one conversation, as a row of the log names them.
struct LogPeer
{
    QString label; ///< of the conversation, the same for both of its ends: "T3"
    SocketAddress address; ///< by which people know it

    /// "T3 127.0.0.1:53122"
    [[nodiscard]] QString name() const;
    /// Passes all events of the conversation, whichever end saw them.
    [[nodiscard]] FilterNode test() const;
    bool operator==(const LogPeer &) const = default;
};

/// The peer of a conversation; nothing where the log does not know it any more.
[[nodiscard]] std::optional<LogPeer> peerOf(const MessageLog &log, ConversationId side);
/// The peer of an event; nothing where it belongs to no conversation, or is gone.
[[nodiscard]] std::optional<LogPeer> peerOf(const MessageLog &log, quint64 event);

/// The peers whose rows are kept out of the way, in the order in which they were muted. What they say goes on
/// into the log, and is exported.
class MutedPeers
{
public:
    [[nodiscard]] const QList<LogPeer> &peers() const { return m_peers; }
    [[nodiscard]] bool isEmpty() const { return m_peers.isEmpty(); }
    /// Muting one twice is muting it once.
    void mute(const LogPeer &peer);
    void showAgain(const LogPeer &peer) { m_peers.removeOne(peer); }
    void showAll() { m_peers.clear(); }
    /// Passes what they say; nothing where nobody is muted.
    [[nodiscard]] std::optional<Filter> filter() const;
    /// The muted one that this event is of.
    [[nodiscard]] std::optional<LogPeer> mutedOf(const MessageLog &log, quint64 event) const;

private:
    QList<LogPeer> m_peers;
};

} // namespace swb
