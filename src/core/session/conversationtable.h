// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/conversationrecord.h"
#include "core/session/sqlite.h"

#include <unordered_map>
#include <vector>

namespace swb {

/// The writing side of a session's table of conversations: collects their figures from the events.
/// Conversations that are over leave memory once they are written.
class ConversationTable
{
public:
    /// If more are in memory, those without an event since the last flush() leave it, and are read back from
    /// the file when they continue.
    static constexpr size_t roomFor = 16'384;

    /// The database must outlive this. False if the table does not exist.
    bool prepare(sqlite::Database &database);

    void add(const Event &event);
    void add(const Conversation &conversation);
    /// Ids that events have named since the last call and that have no description.
    [[nodiscard]] std::vector<ConversationId> takeUndescribed();

    bool flushNew(); ///< writes those that are not in the file yet
    bool flush(); ///< writes all that have changed
    [[nodiscard]] size_t inMemory() const { return m_entries.size(); }
    bool removeBefore(quint64 eventId); ///< those whose last event is older

private:
    struct Entry
    {
        ConversationRecord record;
        bool described = false;
        bool changed = false;
        bool isNew = true; ///< not in the file yet
        bool touched = true; ///< since the last flush()
    };
    Entry &entry(ConversationId id);
    void markChanged(ConversationId id, Entry &entry);
    bool write(std::vector<ConversationId> &ids);
    void forgetIdle();

    sqlite::Statement m_insert;
    sqlite::Statement m_select;
    sqlite::Statement m_remove;
    std::unordered_map<quint32, Entry> m_entries;
    std::vector<ConversationId> m_new;
    std::vector<ConversationId> m_changed;
    std::vector<ConversationId> m_undescribed;
};

} // namespace swb
