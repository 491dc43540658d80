// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/conversation.h"
#include "core/log/event.h"

#include <functional>
#include <memory>

namespace swb {

class LogStore;
class LogWriter;

/// The one store that every server and client writes and every view reads.
///
/// Writers (one per thread, see LogWriter) keep what happens in buffers of their own; collect() merges these
/// by time into the log. Events are numbered from 1 and read by number. When the memory budget is reached the
/// oldest events go, some thousands at a time, and are counted. Every member may be called from any thread;
/// nothing here waits for anything but a short lock.
class MessageLog
{
public:
    static constexpr qint64 defaultMemoryBudget = qint64(1) << 30;
    static constexpr quint32 keepWhole = 0xffffffffU;

    explicit MessageLog(qint64 memoryBudget = defaultMemoryBudget);
    ~MessageLog();
    Q_DISABLE_COPY_MOVE(MessageLog)

    /// A writer for one thread's events. It must be gone before the log is.
    [[nodiscard]] std::unique_ptr<LogWriter> makeWriter();

    /// Takes in what the writers hold, in order of time. Cheap when there is nothing new. Views call it on
    /// their own clock, a few dozen times a second; nothing signals them.
    void collect();

    /// Numbers of the oldest event still held and of the one after the newest: [firstId, endId).
    [[nodiscard]] quint64 firstId() const;
    [[nodiscard]] quint64 endId() const;
    [[nodiscard]] quint64 evicted() const { return firstId() - 1; }
    /// The event of this number, or nothing where it is evicted or not yet there.
    [[nodiscard]] std::optional<Event> at(quint64 id) const;
    /// Visits the events [from, to) that are still there, oldest first, until the visitor answers false.
    /// The payload passed is a view into the log, valid during the call only; take a deep copy to keep it.
    void forEach(quint64 from, quint64 to, const std::function<bool(const Event &)> &visit) const;

    /// Registers one side of a conversation; fills in its id and number. The label is its "T3".
    ConversationId addConversation(Conversation conversation);
    /// Says that no more events of this conversation will come: its addresses may be used anew.
    void endConversation(ConversationId id);
    /// The conversation of this id; a default one (id None) where there is none.
    [[nodiscard]] Conversation conversation(ConversationId id) const;

    void setMemoryBudget(qint64 bytes);
    [[nodiscard]] qint64 memoryUsed() const;
    /// Bytes of each payload that are kept; keepWhole by default. The true length is always kept.
    void setPayloadCap(quint32 bytes);

    /// Nanoseconds since the log began, on the clock of every event.
    [[nodiscard]] qint64 nowNs() const;
    /// The wall time of a moment on that clock.
    [[nodiscard]] QDateTime wallTime(qint64 timeNs) const;

private:
    std::shared_ptr<LogStore> m_store;
};

} // namespace swb
