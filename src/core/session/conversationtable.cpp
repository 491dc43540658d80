// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/conversationtable.h"

#include "core/session/sessionformat.h"

#include <utility>

namespace swb {

bool ConversationTable::prepare(sqlite::Database &database)
{
    m_insert = database.prepare(sessionformat::insertConversation);
    m_select = database.prepare(sessionformat::selectConversation);
    m_remove = database.prepare("DELETE FROM conversations WHERE last_event < ? AND state >= 4");
    static_assert(int(ConversationState::Closed) == 4);
    return m_insert.isValid() && m_select.isValid() && m_remove.isValid();
}

void ConversationTable::add(const Event &event)
{
    if (event.conversation == ConversationId::None)
        return;
    Entry &found = entry(event.conversation);
    found.record.stats.add(event);
    markChanged(event.conversation, found);
    if (!std::exchange(found.described, true))
        m_undescribed.push_back(event.conversation);
}

void ConversationTable::add(const Conversation &conversation)
{
    Entry &found = entry(conversation.id);
    found.record.conversation = conversation;
    found.described = true;
    markChanged(conversation.id, found);
}

std::vector<ConversationId> ConversationTable::takeUndescribed()
{
    return std::exchange(m_undescribed, {});
}

/// A conversation that was over and has left memory may still return with a late event.
ConversationTable::Entry &ConversationTable::entry(ConversationId id)
{
    const auto [place, isFresh] = m_entries.try_emplace(quint32(id));
    Entry &found = place->second;
    found.touched = true;
    if (!isFresh)
        return found;
    found.record.conversation.id = id;
    if (m_select.bind(1, qint64(id)).step() == sqlite::Statement::Step::Row) {
        if (const auto known = sessionformat::conversationOf(m_select)) {
            found.record = *known;
            found.described = true;
            found.isNew = false;
        }
    }
    m_select.reset();
    return found;
}

void ConversationTable::markChanged(ConversationId id, Entry &entry)
{
    if (std::exchange(entry.changed, true))
        return;
    (entry.isNew ? m_new : m_changed).push_back(id);
}

bool ConversationTable::flushNew()
{
    return write(m_new);
}

bool ConversationTable::flush()
{
    const bool written = write(m_new) && write(m_changed);
    if (written)
        forgetIdle();
    return written;
}

/// To be called when all of them are in the file.
void ConversationTable::forgetIdle()
{
    const bool full = m_entries.size() > roomFor;
    for (auto entry = m_entries.begin(); entry != m_entries.end();) {
        const bool idle = !std::exchange(entry->second.touched, false);
        entry = idle && full ? m_entries.erase(entry) : std::next(entry);
    }
}

bool ConversationTable::write(std::vector<ConversationId> &ids)
{
    for (const ConversationId id : std::exchange(ids, {})) {
        const auto place = m_entries.find(quint32(id));
        Entry &entry = place->second;
        sessionformat::bindConversation(m_insert, entry.record);
        if (!m_insert.run())
            return false;
        entry.changed = false;
        entry.isNew = false;
        if (isOver(entry.record.stats.state))
            m_entries.erase(place);
    }
    return true;
}

bool ConversationTable::removeBefore(quint64 eventId)
{
    return m_remove.bind(1, eventId).run();
}

} // namespace swb
