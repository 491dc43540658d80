// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/annotations.h"
#include "core/log/conversation.h"
#include "core/log/event.h"
#include "core/log/eventarchive.h"

#include <atomic>
#include <memory>

namespace swb {

class LogStore;
class LogWriter;

/// The one store that every server and client writes and every view reads.
/// Writers (one per thread, see LogWriter) keep events in their own buffers; collect() merges these by time
/// into the log. Events are numbered from 1 and read by number. When the memory budget is reached the oldest
/// events go, some thousands at a time; those that an archive holds are read from there from then on, the
/// others are counted as evicted. Every member may be called from any thread, also by a visitor; no member
/// waits for anything but a short lock and, for what has left memory, the archive.
class MessageLog
{
public:
    static constexpr qint64 defaultMemoryBudget = qint64(1) << 30;
    static constexpr quint32 keepWhole = 0xffffffffU;

    explicit MessageLog(qint64 memoryBudget = defaultMemoryBudget);
    /// A log of the past: all its events are in the archive, and nothing writes to it. Its clock began at
    /// `began`.
    MessageLog(std::shared_ptr<const EventArchive> archive, const QDateTime &began);
    ~MessageLog();
    Q_DISABLE_COPY_MOVE(MessageLog)

    /// A writer for one thread's events. It must be destroyed before the log.
    [[nodiscard]] std::unique_ptr<LogWriter> makeWriter();

    /// Merges what the writers hold, in order of time. Cheap when there is nothing new. Views call it on
    /// their own timer, a few dozen times a second; nothing signals them.
    void collect();

    /// Where events that leave memory can be found from now on; null for nowhere.
    void setArchive(std::shared_ptr<const EventArchive> archive);

    /// Numbers of the oldest event that can be read and of the one after the newest: [firstId, endId).
    [[nodiscard]] quint64 firstId() const;
    [[nodiscard]] quint64 endId() const;
    /// Number of the oldest event in memory; older ones are read from the archive.
    [[nodiscard]] quint64 firstInMemory() const;
    /// Events that are gone for good.
    [[nodiscard]] quint64 evicted() const { return firstId() - 1; }
    /// The event of this number, or nothing if it is evicted or not yet there.
    [[nodiscard]] std::optional<Event> at(quint64 id) const;
    /// Visits those of the events [from, to) that are still there, oldest first, until the visitor answers
    /// false. The payload passed is a view into the log, valid during the call only; take a deep copy to keep
    /// it.
    void forEach(quint64 from, quint64 to, const EventVisitor &visit) const;

    /// Numbers a server, a client, a relay or an experiment that is going to write here.
    [[nodiscard]] EndpointId newEndpoint() { return EndpointId(++m_endpoints); }
    /// Registers one side of a conversation; fills in its id and number. Its label is, for example, "T3". The
    /// log knows it until it is over and all its events have left memory.
    ConversationId addConversation(const Conversation &conversation);
    /// Says that no more events of this conversation will come: its addresses may be reused.
    void endConversation(ConversationId id);
    /// How long a conversation has lasted: until now while it may continue, until endConversation() after
    /// that, -1 if the log does not know it, for example if it is only in an archive.
    [[nodiscard]] qint64 conversationEndNs(ConversationId id) const;
    /// The conversation of this id; a default one (id None) if there is none.
    [[nodiscard]] Conversation conversation(ConversationId id) const;

    /// Marks and notes on its events.
    [[nodiscard]] Annotations &annotations() const { return *m_annotations; }

    void setMemoryBudget(qint64 bytes);
    [[nodiscard]] qint64 memoryUsed() const;
    /// Discards whatever is written from now on, at next to no cost: for runs that work normally but are only
    /// counted. Conversations are registered as usual.
    void keepNothing();
    /// Bytes of each payload that are kept; keepWhole by default. The true length is always kept.
    void setPayloadCap(quint32 bytes);

    /// Nanoseconds since the log began, on the clock of every event.
    [[nodiscard]] qint64 nowNs() const;
    /// The wall time of a moment on that clock.
    [[nodiscard]] QDateTime wallTime(qint64 timeNs) const;

private:
    std::shared_ptr<LogStore> m_store;
    std::unique_ptr<Annotations> m_annotations;
    std::atomic<quint32> m_endpoints{0};
};

} // namespace swb
