// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/conversation.h"

#include <QHash>
#include <deque>
#include <queue>
#include <unordered_map>

namespace swb {

/// The conversations that a log knows: those that go on, and those that are over and of which it still has
/// events. Not thread-safe. Each is released on its own, whatever else goes on.
class ConversationBook
{
public:
    /// Bytes that each one costs: its entry, and its place in the table of numbers.
    static constexpr qint64 cost = 256;

    /// Fills in the id and the number.
    ConversationId add(Conversation conversation);
    /// No more events come that are younger than `nowNs`.
    void end(ConversationId id, qint64 nowNs);
    /// Null where it is not known any more.
    [[nodiscard]] const Conversation *find(ConversationId id) const;
    /// When it was over; nothing while it goes on. -1 where it is not known any more.
    [[nodiscard]] std::optional<qint64> endNs(ConversationId id) const;

    /// The log has taken in an event of this conversation.
    void noteEvent(ConversationId id, quint64 event);
    /// The log has taken in all events up to this moment.
    void noteMerged(qint64 timeNs);
    /// Forgets those that are over and have no event from this one on.
    void releaseBefore(quint64 event);

    [[nodiscard]] qint64 memoryUsed() const { return qint64(m_entries.size()) * cost; }

private:
    struct Entry
    {
        Conversation conversation;
        quint64 lastEvent = 0; ///< that the log has taken in; 0 before the first
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
    Entry *m_latest = nullptr; ///< most events are of the same one as the event before
    quint32 m_lastId = 0;
    std::deque<quint32> m_ended; ///< oldest end first; the log may not have taken in all their events
    std::priority_queue<Over, std::vector<Over>, std::greater<>> m_over; ///< it has
    QHash<std::pair<SocketAddress, SocketAddress>, NumberInUse> m_numbers;
    quint32 m_lastNumber = 0;
};

} // namespace swb
