// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/eventarchive.h"
#include "core/tasks/shortlock.h"

#include <vector>

namespace swb {

/// Several archives of the same log, one after the other in time, as one. Empty ones are ignored.
class ArchiveChain : public EventArchive
{
public:
    void add(std::shared_ptr<const EventArchive> newest);

    [[nodiscard]] quint64 firstId() const override; ///< the largest possible number while all are empty
    [[nodiscard]] quint64 endId() const override;
    bool forEach(quint64 from, quint64 to, const EventVisitor &visit) const override;
    [[nodiscard]] std::optional<Conversation> conversation(ConversationId id) const override;

private:
    using Archives = std::vector<std::shared_ptr<const EventArchive>>;
    [[nodiscard]] Archives filled() const;

    mutable ShortLock m_lock;
    Archives m_archives; ///< oldest first
};

} // namespace swb
