// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/conversation.h"
#include "core/log/event.h"
#include "core/log/eventarchive.h"
#include "core/log/loglock.h"

#include <QHash>
#include <atomic>
#include <chrono>
#include <deque>
#include <memory>
#include <mutex>
#include <vector>

namespace swb {

/// An event as the log keeps it: 48 bytes beside its payload.
struct EventRecord
{
    qint64 timeNs;
    quint32 block; ///< id of the PayloadBlock, and where in it the payload begins
    quint32 offset;
    quint32 kept;
    quint32 length;
    quint32 conversation;
    quint32 endpoint;
    quint32 detail; ///< 1 + index into the details beside the records, 0 for none
    EventKind kind;
    Direction direction;
    Severity severity;
    Transport transport;
};
static_assert(sizeof(EventRecord) <= 48);

/// A stretch of memory that one writer fills with payloads from front to back.
struct PayloadBlock
{
    explicit PayloadBlock(qsizetype size)
        : bytes(std::make_unique_for_overwrite<char[]>(size_t(size)))
        , capacity(size)
    { }

    std::unique_ptr<char[]> bytes;
    qsizetype capacity;
    qsizetype used = 0; ///< touched by the writer alone
    quint32 id = 0;
    quint64 written = 0; ///< events placed in it, by the writer; final once it is no longer open
    quint64 merged = 0; ///< those of them that the log has taken in; guarded by the store
    quint64 lastEvent = 0; ///< newest event that lies in it; guarded by the store
    bool open = true; ///< a writer still fills it; guarded by the store
};

using DetailList = std::vector<std::shared_ptr<const EventDetail>>;

/// What one writer has written since the last collect().
struct WriterBuffer
{
    std::mutex lock; ///< guards everything but the block
    std::vector<EventRecord> records;
    DetailList details;
    qsizetype payloadBytes = 0;
    qint64 callSince = 0; ///< when the call under way began; 0 for none
    bool closed = false;
    std::shared_ptr<PayloadBlock> block; ///< the writer's alone
};

/// A run of events that is evicted as a whole.
struct LogSegment
{
    LogSegment(quint64 first, size_t size)
        : firstId(first)
        , records(std::make_unique_for_overwrite<EventRecord[]>(size))
        , capacity(size)
    { }
    [[nodiscard]] bool isFull(qsizetype payloadLimit) const
    {
        return count == capacity || payloadBytes >= payloadLimit;
    }

    quint64 firstId;
    std::unique_ptr<EventRecord[]> records;
    size_t capacity;
    size_t count = 0;
    qsizetype payloadBytes = 0;
    DetailList details;
};

/// The memory behind MessageLog and its writers, which share it.
class LogStore
{
public:
    explicit LogStore(qint64 memoryBudget);
    LogStore(std::shared_ptr<const EventArchive> archive, const QDateTime &began);

    [[nodiscard]] std::shared_ptr<WriterBuffer> addWriter();
    void closeWriter(WriterBuffer &writer);
    /// A fresh block with room for at least so many bytes, in place of the one the writer has filled.
    [[nodiscard]] std::shared_ptr<PayloadBlock> nextBlock(PayloadBlock *filled, qsizetype atLeast);

    void collect();
    /// As collect(), but returns at once where another thread is at it.
    void collectUnlessBusy();

    void setArchive(std::shared_ptr<const EventArchive> archive);

    [[nodiscard]] quint64 firstId() const;
    [[nodiscard]] quint64 firstInMemory() const;
    [[nodiscard]] quint64 endId() const;
    void forEach(quint64 from, quint64 to, const EventVisitor &visit) const;

    ConversationId addConversation(Conversation conversation);
    void endConversation(ConversationId id);
    [[nodiscard]] qint64 conversationEndNs(ConversationId id) const;
    [[nodiscard]] Conversation conversation(ConversationId id) const;

    void setMemoryBudget(qint64 bytes);
    [[nodiscard]] qint64 memoryUsed() const;
    void setPayloadCap(quint32 bytes) { m_payloadCap.store(bytes, std::memory_order_relaxed); }
    [[nodiscard]] quint32 payloadCap() const { return m_payloadCap.load(std::memory_order_relaxed); }

    [[nodiscard]] qint64 nowNs() const;
    [[nodiscard]] QDateTime wallTime(qint64 timeNs) const { return m_wallStart.addMSecs(timeNs / 1'000'000); }

private:
    /// What a writer handed over and the merge has not yet taken, because it is younger than the merge's
    /// moment.
    struct Inbox
    {
        std::shared_ptr<WriterBuffer> writer;
        std::vector<EventRecord> records;
        DetailList details;
        size_t next = 0;

        [[nodiscard]] bool hasBefore(qint64 horizon) const
        {
            return next < records.size() && records[next].timeNs <= horizon;
        }
    };
    struct ConversationEntry
    {
        Conversation conversation;
        quint64 lastEvent = 0;
        bool over = false;
        qint64 endNs = 0; ///< when it was over
    };
    struct NumberInUse
    {
        quint32 number = 0;
        quint8 roles = 0;
        int live = 0;
    };

    void takeFromWriters();
    void merge(qint64 horizon);
    void append(Inbox &inbox);
    void evict();
    void evictFirstSegment();
    void releaseBlocksBefore(quint64 id);
    void releaseConversationsBefore(quint64 id);
    void layOut();
    [[nodiscard]] LogSegment &openSegment();
    [[nodiscard]] PayloadBlock *block(quint32 id) const;
    [[nodiscard]] ConversationEntry *entry(ConversationId id);
    [[nodiscard]] Event eventAt(const LogSegment &segment, size_t index) const;
    [[nodiscard]] quint64 firstHeld() const;
    [[nodiscard]] std::shared_ptr<const EventArchive> archive() const;
    bool visitSlice(quint64 &from, quint64 to, const EventVisitor &visit) const;

    const std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
    const QDateTime m_wallStart;
    std::atomic<quint32> m_payloadCap{0xffffffffU};

    std::mutex m_collectLock; ///< one merge at a time; guards the inboxes; taken before m_lock
    std::vector<Inbox> m_inboxes;

    mutable LogLock m_lock; ///< guards everything below
    std::shared_ptr<const EventArchive> m_archive;
    std::vector<std::shared_ptr<WriterBuffer>> m_newWriters;
    std::deque<std::unique_ptr<LogSegment>> m_segments;
    quint64 m_endId = 1;
    std::deque<std::shared_ptr<PayloadBlock>> m_blocks; ///< by id from m_firstBlock; null once released
    quint32 m_firstBlock = 1;
    std::vector<std::shared_ptr<PayloadBlock>> m_spareBlocks;
    std::deque<ConversationEntry> m_conversations;
    quint32 m_firstConversation = 1;
    quint32 m_lastNumber = 0;
    QHash<std::pair<SocketAddress, SocketAddress>, NumberInUse> m_numbers;
    qint64 m_budget;
    qint64 m_used = 0;
    qsizetype m_blockBytes = 0;
    size_t m_segmentEvents = 0;
    qsizetype m_segmentPayload = 0;
};

} // namespace swb
