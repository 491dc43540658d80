// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/checkpointer.h"

#include <QElapsedTimer>

namespace swb {

namespace {

// Of 16 KiB each
constexpr int worthMoving = 2048;
constexpr int mostPages = 16'384; ///< a writer this far ahead of the disk waits for it

constexpr qint64 mostPauseNs = 50'000'000; ///< for which the writer may move what is left

} // namespace

void Checkpointer::watch(sqlite::Database &database, const QString &path)
{
    m_database = &database;
    m_path = path;
    database.countJournalPages(m_pages);
}

void Checkpointer::beforeTransaction()
{
    const int pages = m_pages;
    std::unique_lock lock(m_lock);
    if (m_atWork && pages >= mostPages)
        m_changed.wait(lock, [this] { return !m_atWork; });
    if (m_atWork)
        return;
    if (pages < m_seenTo)
        m_seenTo = 0; // the journal has started again
    if (m_littleLeft) {
        m_littleLeft = false;
        m_seenTo = pages;
        lock.unlock(); // the thread is idle until the next request
        (void)m_database->moveJournal();
    } else if (pages - m_seenTo >= worthMoving) {
        m_seenTo = pages;
        m_atWork = true;
        m_changed.notify_all();
        if (!m_thread) {
            m_thread = std::make_unique<WorkerThread>(QStringLiteral("swb.checkpoint"), [this] { run(); });
            m_thread->launch();
        }
    }
}

void Checkpointer::run()
{
    sqlite::Database database;
    const bool isOpen = database.open(m_path, sqlite::Database::Mode::ReadWrite)
        && database.run("PRAGMA synchronous = NORMAL");
    std::unique_lock lock(m_lock);
    for (;;) {
        m_changed.wait(lock, [this] { return m_atWork || m_ending; });
        if (m_ending)
            return;
        lock.unlock();
        const bool littleLeft = isOpen && move(database);
        lock.lock();
        m_littleLeft = littleLeft;
        m_atWork = false;
        m_changed.notify_all();
    }
}

/// The journal grows while it is moved, so this works in rounds. Returns whether what is left at the end is
/// little. A failure need not be reported: everything is in the journal, and a full disk shows there.
bool Checkpointer::move(sqlite::Database &database)
{
    for (;;) {
        QElapsedTimer clock;
        clock.start();
        const int now = database.moveJournal();
        const int before = std::exchange(m_moved, now);
        const int inRound = now < before ? now : now - before; // a journal that has started again
        if (inRound <= 0) // it failed, or somebody still reads what is there
            return false;
        const int pages = m_pages;
        const qint64 left = pages - now;
        if (left * (clock.nsecsElapsed() / inRound) <= mostPauseNs)
            return true;
        const std::lock_guard guard(m_lock);
        if (m_ending || pages >= mostPages)
            return true;
    }
}

void Checkpointer::stop()
{
    if (!m_thread)
        return;
    {
        const std::lock_guard guard(m_lock);
        m_ending = true;
        m_changed.notify_all();
    }
    m_thread->join();
    m_thread.reset();
}

} // namespace swb
