// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/sqlite.h"
#include "core/tasks/workerthread.h"

#include <atomic>
#include <condition_variable>
#include <mutex>

namespace swb {

/// Moves a session's journal (WAL) into the session itself, in its own thread and with its own connection,
/// since that waits for the disk and commits must not. The writer only moves what is left at the end, when
/// that is little, since the journal starts again only when all of it was moved. If the journal still grows
/// too large, the writer has to wait.
/// It belongs to the writer's thread.
class Checkpointer
{
public:
    Checkpointer() = default;
    ~Checkpointer() { stop(); }
    Q_DISABLE_COPY_MOVE(Checkpointer)

    /// Looks after the journal of this connection from now on; the connection must outlive this object or
    /// stop().
    void watch(sqlite::Database &database, const QString &path);
    /// To be called before each transaction of the writer.
    void beforeTransaction();
    /// Waits until the current move is done, and closes the connection.
    void stop();

private:
    void run();
    [[nodiscard]] bool move(sqlite::Database &database);

    sqlite::Database *m_database = nullptr; ///< the writer's
    QString m_path;
    std::atomic<int> m_pages = 0; ///< of the journal, as of the last commit
    int m_seenTo = 0; ///< pages of the journal when it was last moved, or could not be
    int m_moved = 0; ///< pages of the journal that are in the file; used by the thread only
    std::mutex m_lock; ///< guards what follows
    std::condition_variable m_changed;
    bool m_atWork = false;
    bool m_littleLeft = false;
    bool m_ending = false;
    std::unique_ptr<WorkerThread> m_thread;
};

} // namespace swb
