// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/sqlite.h"
#include "core/tasks/workerthread.h"

#include <atomic>
#include <condition_variable>
#include <mutex>

namespace swb {

/// Moves a session's journal (WAL) into the session itself, in a thread and with a connection of its own,
/// since that waits for the disk and commits must not. The writer only does what is left at the end, where
/// that is little, since the journal begins anew only when all of it was moved. A journal that has grown too
/// large all the same makes the writer wait.
///
/// It belongs to the writer's thread.
class Checkpointer
{
public:
    Checkpointer() = default;
    ~Checkpointer() { stop(); }
    Q_DISABLE_COPY_MOVE(Checkpointer)

    /// From now on the journal of this connection, which must outlive this object or stop(), is looked after.
    void watch(sqlite::Database &database, const QString &path);
    /// To be called before each transaction of the writer.
    void beforeTransaction();
    /// Waits for what is being moved, and closes the connection.
    void stop();

private:
    void run();
    [[nodiscard]] bool move(sqlite::Database &database);

    sqlite::Database *m_database = nullptr; ///< the writer's
    QString m_path;
    std::atomic<int> m_pages = 0; ///< of the journal, as of the last commit
    int m_seenTo = 0; ///< pages of the journal when it was last moved, or could not be
    int m_moved = 0; ///< pages of the journal that are in the file; the thread's own
    std::mutex m_lock; ///< for what follows
    std::condition_variable m_changed;
    bool m_atWork = false;
    bool m_littleLeft = false;
    bool m_ending = false;
    std::unique_ptr<WorkerThread> m_thread;
};

} // namespace swb
