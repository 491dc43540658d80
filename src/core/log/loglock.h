// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <mutex>
#include <shared_mutex>

namespace swb {

/// A lock of many readers or one writer, in which those who read for long let writers in between: the
/// system's own prefers readers, so that one that comes back at once keeps every writer waiting until it is
/// through with the whole log. Readers may take it within each other.
class LogLock
{
public:
    void lock()
    {
        m_waiting.fetch_add(1, std::memory_order_relaxed);
        const std::lock_guard turn(m_turn);
        m_lock.lock();
        m_waiting.fetch_sub(1, std::memory_order_relaxed);
    }
    void unlock() { m_lock.unlock(); }
    void lock_shared() { m_lock.lock_shared(); } // NOLINT: the name is the standard's
    void unlock_shared() { m_lock.unlock_shared(); } // NOLINT: the name is the standard's

    /// To be called by a thread that does not hold the lock, before it takes it once more.
    void letWritersIn()
    {
        if (isWriterWaiting()) {
            const std::lock_guard turn(m_turn); // whose holder is in by then
        }
    }
    [[nodiscard]] bool isWriterWaiting() const { return m_waiting.load(std::memory_order_relaxed) > 0; }

private:
    std::shared_mutex m_lock;
    std::mutex m_turn; ///< of the writer that comes next
    std::atomic<int> m_waiting = 0;
};

} // namespace swb
