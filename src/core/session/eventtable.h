// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/eventbatch.h"
#include "core/session/sqlite.h"

namespace swb {

/// The writing side of a session's table of events.
/// A batch that is not full yet is written bit by bit, one small row per commit. Once it is full, or there
/// are many small rows, one row replaces them. So little is written twice, and few rows are small.
class EventTable
{
public:
    static constexpr int mostSmallRows = 64;

    /// The database must outlive this. False if the tables do not exist.
    bool prepare(sqlite::Database &database);

    /// These return false if the database failed.
    bool append(const Event &event);
    bool flush(); ///< writes what no row has yet
    bool removeOldest(qint64 sizeCap); ///< until no more than this many pages of the file are in use

    [[nodiscard]] bool hasUnwritten() const { return m_batch.sinceMark().count > 0; }
    [[nodiscard]] quint64 firstId() const { return m_firstId; }
    [[nodiscard]] quint64 endId() const { return m_endId; }
    [[nodiscard]] quint64 removed() const { return m_removed; }
    [[nodiscard]] qint64 bytesInUse();

private:
    bool writeWhole();
    bool insert(const EncodedBatch &batch);

    sqlite::Database *m_database = nullptr;
    sqlite::Statement m_insert;
    sqlite::Statement m_removeFrom;
    sqlite::Statement m_firstRow;
    sqlite::Statement m_removeRow;
    sqlite::Statement m_pages;
    BatchEncoder m_batch;
    int m_smallRows = 0;
    quint64 m_firstId = 0;
    quint64 m_endId = 0;
    quint64 m_removed = 0;
};

} // namespace swb
