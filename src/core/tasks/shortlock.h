// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>
#include <atomic>
#include <mutex>
#include <thread>

namespace swb {

/// A mutex that is held for microseconds, so that a network thread or the GUI thread may take it. A holder
/// touches memory only: no disk, no look-up, no callbacks. Slow code asserts
/// `!ShortLock::isHeldByThisThread()`; taking the same lock twice fails an assertion too.
class ShortLock
{
public:
    ShortLock() = default;
    Q_DISABLE_COPY_MOVE(ShortLock)

    void lock()
    {
        Q_ASSERT(m_holder.load(std::memory_order_relaxed) != std::this_thread::get_id());
        m_mutex.lock();
        taken();
    }
    bool try_lock() // NOLINT: the name is the standard's
    {
        Q_ASSERT(m_holder.load(std::memory_order_relaxed) != std::this_thread::get_id());
        if (!m_mutex.try_lock())
            return false;
        taken();
        return true;
    }
    void unlock()
    {
        --heldByThisThread;
        m_holder.store({}, std::memory_order_relaxed);
        m_mutex.unlock();
    }

    /// Whether the calling thread holds any lock of this kind.
    [[nodiscard]] static bool isHeldByThisThread() { return heldByThisThread > 0; }

private:
    void taken()
    {
        m_holder.store(std::this_thread::get_id(), std::memory_order_relaxed);
        ++heldByThisThread;
    }

    static inline thread_local int heldByThisThread = 0;

    std::mutex m_mutex;
    std::atomic<std::thread::id> m_holder;
};

} // namespace swb
