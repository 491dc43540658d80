// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/eventbatch.h"
#include "core/tasks/shortlock.h"

#include <deque>

namespace swb {

/// The most recently read batches of a session. Thread-safe.
/// A scan over the whole file passes through a few slots for newcomers. A batch gets a lasting slot when it
/// is asked for again after another one has come: that is how a view reads, and a scan never does.
class BatchCache
{
public:
    using Batch = std::shared_ptr<const EventBatch>;
    static constexpr size_t newcomers = 4;
    static constexpr size_t lasting = 12;

    /// The batch that has this event; null if it is not in the cache.
    [[nodiscard]] Batch find(quint64 id);
    void add(const Batch &batch);

private:
    ShortLock m_lock;
    std::deque<Batch> m_newcomers; ///< newest first
    std::deque<Batch> m_lasting; ///< last used first
};

} // namespace swb
