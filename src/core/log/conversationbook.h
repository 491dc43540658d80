// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/conversation.h"

#include <QHash>
#include <deque>
#include <queue>
#include <unordered_map>

namespace swb {

/// The conversations that a log knows: open ones, and closed ones of which it still has events. Not
/// thread-safe. Each is released independently of the others.
class ConversationBook
{
public:
    /// Memory cost of each in bytes: its entry, and its place in the number table.
    static constexpr qint64 cost = 256;

    /// Fills in the id and the number.
    ConversationId add(Conversation conversation);
    /// No more events newer than `nowNs` will come.
    void end(ConversationId id, qint64 nowNs);
    /// Null if it is no longer known.
    [[nodiscard]] const Conversation *find(ConversationId id) const;
    /// When it ended; nothing while it is open. -1 if it is no longer known.
    [[nodiscard]] std::optional<qint64> endNs(ConversationId id) const;

    /// The log has merged an event of this conversation.
    void noteEvent(ConversationId id, quint64 event);
    /// The log has merged all events up to this moment.
    void noteMerged(qint64 timeNs);
    /// Forgets conversations that have ended and have no event from this one on.
    void releaseBefore(quint64 event);

    [[nodiscard]] qint64 memoryUsed() const { return qint64(m_entries.size()) * cost; }

private:
    struct Entry
    {
        Conversation conversation;
        quint64 lastEvent = 0; ///< merged into the log; 0 before the first
        std::optional<qint64> endNs;
    };
    struct NumberInUse
    {
        quint32 number = 0;
        quint8 roles = 0;
        int live = 0;
    };
    struct Over
    {
        quint64 lastEvent;
        quint32 id;
        bool operator>(const Over &other) const { return lastEvent > other.lastEvent; }
    };

    void freeNumber(const Conversation &conversation);

    std::unordered_map<quint32, Entry> m_entries;
    Entry *m_latest = nullptr; ///< most events belong to the same conversation as the one before
    quint32 m_lastId = 0;
    std::deque<quint32> m_ended; ///< oldest end first; the log may not have merged all their events
    std::priority_queue<Over, std::vector<Over>, std::greater<>> m_over; ///< the log has merged all their
                                                                         ///< events
    QHash<std::pair<SocketAddress, SocketAddress>, NumberInUse> m_numbers;
    quint32 m_lastNumber = 0;
};

} // namespace swb
