// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/log/logmodel.h"

#include <QList>

#include <optional>

namespace swb {

/// Whom we talk to, as a row of the log names them: in one conversation, or from one other computer, which
/// may connect again and again.
struct LogPeer
{
    QString label; ///< of the conversation, the same for both of its ends: "T3"; empty: a computer
    SocketAddress address; ///< by which people know it; of a computer without a port

    [[nodiscard]] bool isComputer() const { return label.isEmpty(); }
    /// "T3 127.0.0.1:53122", "10.0.0.7"
    [[nodiscard]] QString name() const;
    /// Passes all events of the conversation, whichever end saw them, or of all with that computer.
    [[nodiscard]] FilterNode test() const;
    /// Whether the events of this conversation pass.
    [[nodiscard]] bool has(const Conversation &conversation) const;
    bool operator==(const LogPeer &) const = default;
};

/// The peer of a conversation; empty if the log no longer knows it.
[[nodiscard]] std::optional<LogPeer> peerOf(const MessageLog &log, ConversationId side);
/// The peer of an event; empty if it belongs to no conversation or is gone.
[[nodiscard]] std::optional<LogPeer> peerOf(const MessageLog &log, quint64 event);

/// The computer that an event is about; nothing where it is this one, too.
[[nodiscard]] std::optional<LogPeer> computerOf(const MessageLog &log, quint64 event);

/// The peers whose rows are kept out of the way, in the order in which they were muted. What they say goes on
/// into the log, and is exported.
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
    /// Those by whom this event is muted.
    [[nodiscard]] QList<LogPeer> mutedBy(const MessageLog &log, quint64 event) const;

private:
    QList<LogPeer> m_peers;
};

} // namespace swb
