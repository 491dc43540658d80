// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/archivechain.h"

#include <limits>

namespace swb {

void ArchiveChain::add(std::shared_ptr<const EventArchive> newest)
{
    const std::lock_guard guard(m_lock);
    m_archives.push_back(std::move(newest));
}

ArchiveChain::Archives ArchiveChain::filled() const
{
    const std::lock_guard guard(m_lock);
    Archives archives;
    for (const auto &archive : m_archives) {
        if (archive->firstId() < archive->endId())
            archives.push_back(archive);
    }
    return archives;
}

quint64 ArchiveChain::firstId() const
{
    const Archives archives = filled();
    return archives.empty() ? std::numeric_limits<quint64>::max() : archives.front()->firstId();
}

quint64 ArchiveChain::endId() const
{
    const Archives archives = filled();
    return archives.empty() ? 1 : archives.back()->endId();
}

bool ArchiveChain::forEach(quint64 from, quint64 to, const EventVisitor &visit) const
{
    for (const auto &archive : filled()) {
        if (from < archive->endId() && !archive->forEach(from, to, visit))
            return false;
    }
    return true;
}

std::optional<Conversation> ArchiveChain::conversation(ConversationId id) const
{
    for (const auto &archive : filled()) {
        if (auto found = archive->conversation(id))
            return found;
    }
    return std::nullopt;
}

} // namespace swb
