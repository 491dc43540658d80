// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/sessionconnections.h"

#include "core/session/eventbatch.h"
#include "core/session/sessionformat.h"

namespace swb {

bool SessionConnection::open(const QString &path, sqlite::Database::Mode mode)
{
    if (sessionformat::open(database, path, mode, {}).isError())
        return false;
    static_assert(mostTries == 8);
    rowsBefore = database.prepare("SELECT first_id, count FROM events WHERE first_id BETWEEN 1 AND ? "
                                  "ORDER BY first_id DESC LIMIT 8");
    // The size of a blob is checked first: 32 bytes per event, and at most 2^20 events.
    static_assert(batchlimits::mostEvents * batchlimits::recordBytes == 33'554'432);
    batch = database.prepare("SELECT checksum, records, payload, details FROM events WHERE first_id = ? AND "
                             "typeof(records) = 'blob' AND length(records) <= 33554432");
    nextRow = database.prepare("SELECT first_id FROM events WHERE first_id > ? ORDER BY first_id LIMIT 1");
    conversation = database.prepare(sessionformat::selectConversation);
    return rowsBefore.isValid() && batch.isValid() && nextRow.isValid() && conversation.isValid();
}

std::unique_ptr<SessionConnection> SessionConnections::take()
{
    {
        const std::lock_guard guard(m_lock);
        if (!m_idle.empty()) {
            auto connection = std::move(m_idle.back());
            m_idle.pop_back();
            return connection;
        }
    }
    auto connection = std::make_unique<SessionConnection>();
    return connection->open(m_path, m_mode) ? std::move(connection) : nullptr;
}

void SessionConnections::giveBack(std::unique_ptr<SessionConnection> connection)
{
    const std::lock_guard guard(m_lock);
    if (m_idle.size() < mostIdle)
        m_idle.push_back(std::move(connection));
}

void SessionConnections::closeIdle()
{
    std::vector<std::unique_ptr<SessionConnection>> closing;
    const std::lock_guard guard(m_lock);
    closing.swap(m_idle);
}

} // namespace swb
