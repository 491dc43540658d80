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
/// A row is trusted if its bytes match their checksum, which covers the id of its first event. A damaged row
/// is counted and skipped, and so is one with a false id, wherever that puts it among the others: it does not
/// hide any of them.
class EventRows
{
public:
    static constexpr int mostEndTries = 64; ///< rows tried from each end of the table until one is trusted

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

    /// The result of a search for an event: a batch, or the id from which to continue.
    struct Place
    {
        BatchCache::Batch batch;
        quint64 next = 0;
    };
    [[nodiscard]] Place find(quint64 id);

    /// Events of the damaged rows found so far, each counted once.
    [[nodiscard]] quint64 unreadable() const { return m_unreadable; }
    /// Whether anything has been damaged so far, events or their index.
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
