// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/conversationbook.h"
#include "core/log/eventarchive.h"
#include "core/log/logsegment.h"
#include "core/log/payloadblock.h"
#include "core/tasks/shortlock.h"

#include <QDateTime>
#include <atomic>
#include <chrono>
#include <deque>
#include <memory>
#include <vector>

namespace swb {

/// What one writer has written since the last collect().
struct WriterBuffer
{
    ShortLock lock; ///< guards everything but the block
    std::vector<EventRecord> records;
    DetailList details;
    BlockList blocks; ///< those that hold the payloads, in the order of the records
    qsizetype payloadBytes = 0;
    qint64 callSince = 0; ///< when the current call began; 0 for none
    bool closed = false;
    std::shared_ptr<PayloadBlock> block; ///< used by the writer only
};

/// The memory behind MessageLog and its writers, which share it. Visitors read slices, which are taken under
/// the lock and read without it, so that nobody waits for a visitor.
class LogStore
{
public:
    explicit LogStore(qint64 memoryBudget);
    LogStore(std::shared_ptr<const EventArchive> archive, const QDateTime &began);

    [[nodiscard]] std::shared_ptr<WriterBuffer> addWriter();
    void closeWriter(WriterBuffer &writer);
    [[nodiscard]] BlockPool &blocks() const { return *m_blocks; }

    void collect();
    /// Like collect(), but returns immediately if another thread is doing it.
    void collectUnlessBusy();

    void setArchive(std::shared_ptr<const EventArchive> archive);

    [[nodiscard]] quint64 firstId() const;
    [[nodiscard]] quint64 firstInMemory() const;
    [[nodiscard]] quint64 endId() const;
    void forEach(quint64 from, quint64 to, const EventVisitor &visit) const;

    ConversationId addConversation(const Conversation &conversation);
    void endConversation(ConversationId id);
    [[nodiscard]] qint64 conversationEndNs(ConversationId id) const;
    [[nodiscard]] Conversation conversation(ConversationId id) const;

    void setMemoryBudget(qint64 bytes);
    [[nodiscard]] qint64 memoryUsed() const;
    void keepNothing()
    {
        m_keepsNothing.store(true, std::memory_order_relaxed);
        setPayloadCap(0); // a writer then reads into its own memory
    }
    [[nodiscard]] bool keepsNothing() const { return m_keepsNothing.load(std::memory_order_relaxed); }
    void setPayloadCap(quint32 bytes) { m_payloadCap.store(bytes, std::memory_order_relaxed); }
    [[nodiscard]] quint32 payloadCap() const { return m_payloadCap.load(std::memory_order_relaxed); }

    [[nodiscard]] qint64 nowNs() const;
    [[nodiscard]] QDateTime wallTime(qint64 timeNs) const { return m_wallStart.addMSecs(timeNs / 1'000'000); }

private:
    /// What a writer handed over and the merge has not yet taken, because it is newer than the moment of the
    /// merge.
    struct Inbox
    {
        std::shared_ptr<WriterBuffer> writer;
        std::vector<EventRecord> records = {};
        DetailList details = {};
        BlockList blocks = {};
        size_t next = 0;
        size_t nextBlock = 0;

        void takeFromWriter();
        void dropMerged();
        [[nodiscard]] const std::shared_ptr<PayloadBlock> &blockOf(const EventRecord &record);
        [[nodiscard]] bool hasBefore(qint64 horizon) const
        {
            return next < records.size() && records[next].timeNs <= horizon;
        }
    };

    void takeFromWriters();
    void merge(qint64 horizon);
    void append(Inbox &inbox);
    void evict();
    [[nodiscard]] std::shared_ptr<LogSegment> takeSurplusSegment();
    void layOut();
    [[nodiscard]] LogSegment &openSegment();
    [[nodiscard]] LogSlice sliceAt(quint64 from, quint64 to) const;
    [[nodiscard]] quint64 firstHeld() const;
    [[nodiscard]] quint64 firstVisible();
    [[nodiscard]] qint64 bytesInUse() const;
    [[nodiscard]] std::shared_ptr<const EventArchive> archive() const;

    const std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
    const QDateTime m_wallStart;
    const std::shared_ptr<BlockPool> m_blocks = std::make_shared<BlockPool>();
    std::atomic<quint32> m_payloadCap{0xffffffffU};
    std::atomic<bool> m_keepsNothing{false};

    ShortLock m_collectLock; ///< one merge at a time; guards the inboxes; taken before all other locks
    std::vector<Inbox> m_inboxes;

    mutable ShortLock m_lock; ///< guards everything below
    std::shared_ptr<const EventArchive> m_archive;
    std::vector<std::shared_ptr<WriterBuffer>> m_newWriters;
    std::deque<std::shared_ptr<LogSegment>> m_segments;
    std::deque<std::weak_ptr<LogSegment>> m_visited; ///< evicted while somebody was looking at them
    quint64 m_endId = 1;
    ConversationBook m_conversations;
    qint64 m_budget;
    qint64 m_recordBytes = 0; ///< of the segments' records and details
    size_t m_segmentEvents = 0;
    qsizetype m_segmentPayload = 0;
};

} // namespace swb
