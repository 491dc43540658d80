// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <deque>
#include <vector>

namespace swb {

/// Turns consecutive entries, some of them alike, into rows: each run of like entries is one row while it is
/// closed, and one row per entry while it is open. Entries are numbered from 0, the oldest; they are added at
/// the end and removed at the front. Does not know what the entries are. A new run is closed.
class RowFolds
{
public:
    struct Run
    {
        qint64 first = 0; ///< entry
        qint64 size = 1; ///< entries
        bool isOpen = false;

        [[nodiscard]] qint64 end() const { return first + size; }
        [[nodiscard]] bool isFolded() const { return size > 1 && !isOpen; }
    };

    [[nodiscard]] qint64 entryCount() const { return qint64(m_end - m_gone); }
    [[nodiscard]] qint64 rowCount() const;
    /// The first entry of the row.
    [[nodiscard]] qint64 entryAt(qint64 row) const;
    /// The row that shows the entry, alone or in its run.
    [[nodiscard]] qint64 rowOf(qint64 entry) const;
    [[nodiscard]] Run runOf(qint64 entry) const;

    void clear();
    /// Adds an entry at the end that begins a run, or that is like the one before it. Constant time.
    void append(bool begins);
    /// Removes the oldest entries.
    void dropFront(qint64 entries);
    /// For the run of this entry; a run of a single entry cannot be opened.
    void setOpen(qint64 entry, bool open);

private:
    struct Opened
    {
        quint64 head = 0; ///< as in m_heads
        qint64 extraBefore = 0; ///< rows that runs opened before this one have beyond their first
    };
    using Heads = std::deque<quint64>;

    [[nodiscard]] quint64 indexOf(quint64 position) const; ///< of its run
    [[nodiscard]] quint64 startOf(quint64 run) const;
    [[nodiscard]] quint64 endOf(quint64 run) const;
    [[nodiscard]] qint64 extraOf(const Opened &opened) const;
    [[nodiscard]] qint64 extraUpTo(std::vector<Opened>::const_iterator end) const;
    [[nodiscard]] std::vector<Opened>::const_iterator openedFrom(quint64 head) const;
    void recount();

    // Positions count all entries ever added, so that removing some does not renumber the others.
    Heads m_heads; ///< where each run begins; some entries of the first may be gone
    std::vector<Opened> m_opened; ///< ascending
    quint64 m_gone = 0;
    quint64 m_end = 0;
};

} // namespace swb
