// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>
#include <atomic>

namespace swb {

/// Limits how much the unfinished messages of many connections may hold together. Thread-safe.
class FrameBudget
{
public:
    explicit FrameBudget(qint64 bytes)
        : m_bytes(bytes)
    { }

    [[nodiscard]] qint64 held() const { return m_held.load(std::memory_order_relaxed); }

private:
    friend class FrameShare;

    const qint64 m_bytes;
    std::atomic<qint64> m_held{0};
};

/// What one connection holds of a budget; the destructor gives it back.
class FrameShare
{
public:
    explicit FrameShare(FrameBudget &budget)
        : m_budget(budget)
    { }
    ~FrameShare() { m_budget.m_held.fetch_sub(m_mine, std::memory_order_relaxed); }
    Q_DISABLE_COPY_MOVE(FrameShare)

    /// Holds this many bytes from now on; false if that is more than before and above the budget, and then
    /// the share stays as it was.
    [[nodiscard]] bool hold(qint64 bytes)
    {
        const qint64 more = bytes - m_mine;
        const qint64 before = m_budget.m_held.fetch_add(more, std::memory_order_relaxed);
        if (more > 0 && before + more > m_budget.m_bytes) {
            m_budget.m_held.fetch_sub(more, std::memory_order_relaxed);
            return false;
        }
        m_mine = bytes;
        return true;
    }

private:
    FrameBudget &m_budget;
    qint64 m_mine = 0;
};

} // namespace swb
