// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/payloadblock.h"

#include <algorithm>

namespace swb {

std::shared_ptr<PayloadBlock> BlockPool::take(qsizetype atLeast)
{
    return {takeSpare(atLeast).release(), [pool = shared_from_this()](PayloadBlock *block) {
                pool->giveBack(std::unique_ptr<PayloadBlock>(block));
            }};
}

/// A spare one if there is one, otherwise a new one.
std::unique_ptr<PayloadBlock> BlockPool::takeSpare(qsizetype atLeast)
{
    qsizetype size = atLeast;
    {
        const std::lock_guard guard(m_lock);
        const auto spare = std::ranges::find_if(
            m_spare, [atLeast](const auto &block) { return block->capacity >= atLeast; });
        if (spare != m_spare.end()) {
            auto found = std::move(*spare);
            m_spare.erase(spare);
            return found;
        }
        size = qMax(atLeast, m_blockBytes);
    }
    m_used += size;
    return std::make_unique<PayloadBlock>(size);
}

void BlockPool::giveBack(std::unique_ptr<PayloadBlock> block)
{
    {
        const std::lock_guard guard(m_lock);
        if (m_spare.size() < mostSpare && block->capacity == m_blockBytes) {
            block->used = 0;
            block->keptBy = 0;
            m_spare.push_back(std::move(block));
            return;
        }
    }
    m_used -= block->capacity;
}

void BlockPool::setBlockBytes(qsizetype bytes)
{
    const std::lock_guard guard(m_lock);
    m_blockBytes = bytes;
}

} // namespace swb
