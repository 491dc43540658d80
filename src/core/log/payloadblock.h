// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tasks/shortlock.h"

#include <atomic>
#include <memory>
#include <vector>

namespace swb {

/// A stretch of memory that one writer fills with payloads from front to back. It lives as long as anything
/// refers to it: its writer, the records whose payload is in it, a visitor.
struct PayloadBlock
{
    explicit PayloadBlock(qsizetype size)
        : bytes(std::make_unique_for_overwrite<char[]>(size_t(size)))
        , capacity(size)
    { }
    [[nodiscard]] bool contains(const char *payload) const
    {
        return payload >= bytes.get() && payload < bytes.get() + capacity;
    }

    std::unique_ptr<char[]> bytes;
    qsizetype capacity;
    qsizetype used = 0; ///< used by the writer only
    quint64 keptBy = 0; ///< first event of the newest segment that refers to it; guarded by the store
};

/// Lends blocks, and reuses some of those that are returned. Thread-safe; blocks may outlive the pool.
class BlockPool : public std::enable_shared_from_this<BlockPool>
{
public:
    static constexpr size_t mostSpare = 4;

    /// A block with space for at least this many bytes.
    [[nodiscard]] std::shared_ptr<PayloadBlock> take(qsizetype atLeast);
    /// Size of the blocks that are made from now on, unless more is asked for.
    void setBlockBytes(qsizetype bytes);
    /// Bytes of all blocks, lent and spare.
    [[nodiscard]] qint64 memoryUsed() const { return m_used.load(std::memory_order_relaxed); }

private:
    [[nodiscard]] std::unique_ptr<PayloadBlock> takeSpare(qsizetype atLeast);
    void giveBack(std::unique_ptr<PayloadBlock> block);

    std::atomic<qint64> m_used = 0;
    ShortLock m_lock; ///< guards what follows
    std::vector<std::unique_ptr<PayloadBlock>> m_spare;
    qsizetype m_blockBytes = 0;
};

} // namespace swb
