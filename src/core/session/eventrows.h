// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/batchcache.h"
#include "core/session/sessionconnections.h"
#include "core/tasks/shortlock.h"

#include <atomic>
#include <set>

namespace swb {

/// The reading side of a session's table of events. Thread-safe.
///
/// A row is believed where its bytes match their checksum, which the id of its first event is part of. A
/// damaged one is counted and passed over, and so is one whose id lies, in front of, between or behind the
/// others: it hides nothing of them.
class EventRows
{
public:
    static constexpr int mostEndTries = 64; ///< rows looked at from each end of the table for one to believe

    explicit EventRows(SessionConnections &connections)
        : m_connections(connections)
    { }

    /// Ids of the first event that is there and of the one after the last: [first, end).
    struct Range
    {
        quint64 first = 1;
        quint64 end = 1;
    };
    [[nodiscard]] Range range();

    /// Where a search for an event has ended: in a batch, or before the id where to go on.
    struct Place
    {
        BatchCache::Batch batch;
        quint64 next = 0;
    };
    [[nodiscard]] Place find(quint64 id);

    /// Events of the damaged rows that were met so far, each counted once.
    [[nodiscard]] quint64 unreadable() const { return m_unreadable; }
    /// Whether anything was damaged so far, events or what leads to them.
    [[nodiscard]] bool isDamaged() const { return m_damaged; }
    void setDamaged() { m_damaged = true; }

private:
    struct Row
    {
        quint64 first = 0;
        quint64 count = 0;
        [[nodiscard]] quint64 end() const { return first + count; }
    };
    [[nodiscard]] static std::optional<Row> rowOf(const sqlite::Statement &statement);
    [[nodiscard]] BatchCache::Batch firstSound(SessionConnection &connection, const char *rows);
    [[nodiscard]] BatchCache::Batch read(SessionConnection &connection, const Row &row);
    [[nodiscard]] quint64 nextAfter(SessionConnection &connection, quint64 id);
    void countLost(quint64 first, quint64 events);

    SessionConnections &m_connections;
    BatchCache m_cache;
    ShortLock m_lostLock;
    std::set<quint64> m_lost; ///< first ids of the damaged rows that were counted
    std::atomic<quint64> m_unreadable = 0;
    std::atomic<bool> m_damaged = false;
};

} // namespace swb
