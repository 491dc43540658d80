// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/eventtable.h"

namespace swb {

bool EventTable::prepare(sqlite::Database &database)
{
    m_database = &database;
    m_insert = database.prepare("INSERT INTO events VALUES(?,?,?,?,?,?,?,?)");
    m_removeFrom = database.prepare("DELETE FROM events WHERE first_id >= ?");
    m_firstRow = database.prepare("SELECT first_id, count FROM events ORDER BY first_id LIMIT 1");
    m_removeRow = database.prepare("DELETE FROM events WHERE first_id = ?");
    m_pages = database.prepare("SELECT (page_count - freelist_count) * page_size FROM pragma_page_count, "
                               "pragma_freelist_count, pragma_page_size");
    return m_insert.isValid() && m_removeFrom.isValid() && m_firstRow.isValid() && m_removeRow.isValid()
        && m_pages.isValid();
}

bool EventTable::append(const Event &event)
{
    Q_ASSERT(event.id >= m_endId);
    bool worked = true;
    if (!m_batch.isEmpty() && event.id != m_batch.endId()) {
        worked = writeWhole();
        m_batch.clear();
        m_smallRows = 0;
    }
    m_batch.append(event);
    m_endId = m_batch.endId();
    if (m_firstId == 0)
        m_firstId = event.id;
    if (m_batch.isFull()) {
        worked &= writeWhole();
        m_batch.clear();
        m_smallRows = 0;
    }
    return worked;
}

bool EventTable::flush()
{
    if (!hasUnwritten())
        return true;
    if (m_smallRows >= mostSmallRows)
        return writeWhole();
    const bool worked = insert(m_batch.sinceMark());
    m_batch.setMark();
    ++m_smallRows;
    return worked;
}

bool EventTable::writeWhole()
{
    const EncodedBatch batch = m_batch.whole();
    if (m_smallRows > 0 && !m_removeFrom.bind(1, batch.firstId).run())
        return false;
    const bool worked = insert(batch);
    m_batch.setMark();
    m_smallRows = 1;
    return worked;
}

bool EventTable::insert(const EncodedBatch &batch)
{
    return m_insert.bind(1, batch.firstId)
        .bind(2, batch.count)
        .bind(3, batch.firstNs)
        .bind(4, batch.lastNs)
        .bind(5, qint64(batch.checksum()))
        .bind(6, batch.records)
        .bind(7, batch.payload)
        .bind(8, batch.details)
        .run();
}

qint64 EventTable::bytesInUse()
{
    const qint64 bytes = m_pages.step() == sqlite::Statement::Step::Row ? m_pages.integer(0) : 0;
    m_pages.reset();
    return bytes;
}

/// The batch being filled stays.
bool EventTable::removeOldest(qint64 sizeCap)
{
    const quint64 openFrom = m_batch.isEmpty() ? m_endId : m_batch.whole().firstId;
    while (bytesInUse() > sizeCap) {
        const bool found = m_firstRow.step() == sqlite::Statement::Step::Row;
        const auto first = quint64(found ? m_firstRow.integer(0) : 0);
        const auto count = quint64(found ? m_firstRow.integer(1) : 0);
        m_firstRow.reset();
        if (!found || first >= openFrom)
            return true;
        if (!m_removeRow.bind(1, first).run())
            return false;
        m_removed += count;
        m_firstId = first + count;
    }
    return true;
}

} // namespace swb
