// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/batchcache.h"

#include <algorithm>

namespace swb {

namespace {

auto holderOf(std::deque<BatchCache::Batch> &batches, quint64 id)
{
    return std::find_if(batches.begin(), batches.end(), [id](const BatchCache::Batch &batch) {
        return batch->firstId() <= id && id < batch->endId();
    });
}

void pushFront(std::deque<BatchCache::Batch> &batches, BatchCache::Batch batch, size_t most)
{
    batches.push_front(std::move(batch));
    if (batches.size() > most)
        batches.pop_back();
}

} // namespace

BatchCache::Batch BatchCache::find(quint64 id)
{
    const std::lock_guard guard(m_lock);
    if (const auto known = holderOf(m_lasting, id); known != m_lasting.end()) {
        std::rotate(m_lasting.begin(), known, known + 1);
        return m_lasting.front();
    }
    const auto recent = holderOf(m_newcomers, id);
    if (recent == m_newcomers.end())
        return nullptr;
    Batch batch = *recent;
    if (recent != m_newcomers.begin()) {
        m_newcomers.erase(recent);
        pushFront(m_lasting, batch, lasting);
    }
    return batch;
}

void BatchCache::add(const Batch &batch)
{
    const std::lock_guard guard(m_lock);
    pushFront(m_newcomers, batch, newcomers);
}

} // namespace swb
