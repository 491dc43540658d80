// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/conversation.h"
#include "core/log/event.h"

#include <functional>
#include <optional>

namespace swb {

/// Looks at one event; false ends the visit. The payload is a view that is valid during the call only.
using EventVisitor = std::function<bool(const Event &)>;

/// Where events that have left memory can still be found, such as a recording. Every member may be called
/// from any thread and may read from a disk; what cannot be read is skipped.
class EventArchive
{
public:
    EventArchive() = default;
    virtual ~EventArchive() = default;
    Q_DISABLE_COPY_MOVE(EventArchive)

    /// Numbers of the oldest event it holds and of the one after the newest: [firstId, endId).
    [[nodiscard]] virtual quint64 firstId() const = 0;
    [[nodiscard]] virtual quint64 endId() const = 0;
    /// Visits the events [from, to) that it holds, oldest first; false if the visitor stopped.
    virtual bool forEach(quint64 from, quint64 to, const EventVisitor &visit) const = 0;
    [[nodiscard]] virtual std::optional<Conversation> conversation(ConversationId id) const = 0;
};

} // namespace swb
