// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/logstore.h"

#include "core/log/messagelog.h"

#include <algorithm>

namespace swb {

namespace {

constexpr qsizetype smallestBlock = 256 << 10;
constexpr qsizetype largestBlock = 4 << 20;
constexpr size_t smallestSegment = 256;
constexpr size_t largestSegment = 16'384;
constexpr quint64 sliceEvents = 512; // events taken per lock, so that a long scan never delays the merge

} // namespace

LogStore::LogStore(qint64 memoryBudget)
    : m_wallStart(QDateTime::currentDateTime())
    , m_budget(memoryBudget)
{
    layOut();
}

LogStore::LogStore(std::shared_ptr<const EventArchive> archive, const QDateTime &began)
    : m_wallStart(began)
    , m_archive(std::move(archive))
    , m_endId(m_archive->endId())
    , m_budget(MessageLog::defaultMemoryBudget)
{
    layOut();
}

void LogStore::setArchive(std::shared_ptr<const EventArchive> archive)
{
    const std::lock_guard guard(m_lock);
    m_archive = std::move(archive);
}

std::shared_ptr<const EventArchive> LogStore::archive() const
{
    const std::lock_guard guard(m_lock);
    return m_archive;
}

/// Evicting a segment should free about a sixty-fourth of the budget, whatever the size of the payloads.
void LogStore::layOut()
{
    const qint64 part = m_budget / 64;
    m_blocks->setBlockBytes(qBound(smallestBlock, qsizetype(part), largestBlock));
    m_segmentEvents = qBound(smallestSegment, size_t(part) / sizeof(EventRecord), largestSegment);
    m_segmentPayload = qMax(qsizetype(part), qsizetype(4096));
}

std::shared_ptr<WriterBuffer> LogStore::addWriter()
{
    auto writer = std::make_shared<WriterBuffer>();
    const std::lock_guard guard(m_lock);
    m_newWriters.push_back(writer);
    return writer;
}

void LogStore::closeWriter(WriterBuffer &writer)
{
    writer.block.reset();
    const std::lock_guard guard(writer.lock);
    writer.closed = true;
}

void LogStore::collect()
{
    const std::lock_guard collecting(m_collectLock);
    takeFromWriters();
}

void LogStore::collectUnlessBusy()
{
    const std::unique_lock collecting(m_collectLock, std::try_to_lock);
    if (collecting.owns_lock())
        takeFromWriters();
}

/// Every event is stamped under its writer's lock. So once all writers were visited, everything older than
/// the moment before the first visit is here, and the merge up to that moment is final.
void LogStore::takeFromWriters()
{
    qint64 horizon = nowNs(); // before the newest writer is known: a later one has nothing older
    {
        const std::lock_guard guard(m_lock);
        for (auto &writer : m_newWriters)
            m_inboxes.push_back(Inbox{std::move(writer)});
        m_newWriters.clear();
    }
    for (Inbox &inbox : m_inboxes) {
        const std::lock_guard guard(inbox.writer->lock);
        if (inbox.writer->callSince != 0)
            horizon = qMin(horizon, inbox.writer->callSince - 1);
        inbox.takeFromWriter();
    }
    merge(horizon);
    evict();
    std::erase_if(m_inboxes, [](const Inbox &inbox) {
        const std::lock_guard guard(inbox.writer->lock);
        return inbox.writer->closed && inbox.records.empty() && inbox.writer->records.empty();
    });
}

/// Must be called under the writer's lock.
void LogStore::Inbox::takeFromWriter()
{
    writer->payloadBytes = 0;
    if (records.empty()) {
        records.swap(writer->records);
        details.swap(writer->details);
        blocks.swap(writer->blocks);
        return;
    }
    for (EventRecord &record : writer->records) {
        if (record.detail)
            record.detail += quint32(details.size());
    }
    records.insert(records.end(), writer->records.begin(), writer->records.end());
    std::ranges::move(writer->details, std::back_inserter(details));
    std::ranges::move(writer->blocks, std::back_inserter(blocks));
    writer->records.clear();
    writer->details.clear();
    writer->blocks.clear();
}

void LogStore::Inbox::dropMerged()
{
    records.erase(records.begin(), records.begin() + qsizetype(next));
    next = 0;
    blocks.erase(blocks.begin(), blocks.begin() + qsizetype(nextBlock));
    nextBlock = 0;
    if (!records.empty())
        return;
    details.clear();
    blocks.clear();
}

/// Records are looked up in their order, which is that of their blocks.
const std::shared_ptr<PayloadBlock> &LogStore::Inbox::blockOf(const EventRecord &record)
{
    while (!blocks[nextBlock]->contains(record.payload))
        ++nextBlock;
    return blocks[nextBlock];
}

/// Repeatedly takes the oldest event of all inboxes. A whole run from one inbox is taken at a time.
void LogStore::merge(qint64 horizon)
{
    const std::lock_guard guard(m_lock);
    for (;;) {
        Inbox *oldest = nullptr;
        qint64 runEnd = horizon;
        for (Inbox &inbox : m_inboxes) {
            if (!inbox.hasBefore(horizon))
                continue;
            const qint64 time = inbox.records[inbox.next].timeNs;
            if (!oldest || time < oldest->records[oldest->next].timeNs) {
                if (oldest)
                    runEnd = qMin(runEnd, oldest->records[oldest->next].timeNs);
                oldest = &inbox;
            } else {
                runEnd = qMin(runEnd, time);
            }
        }
        if (!oldest)
            break;
        while (oldest->hasBefore(runEnd))
            append(*oldest);
    }
    for (Inbox &inbox : m_inboxes)
        inbox.dropMerged();
    m_conversations.noteMerged(horizon);
    m_conversations.releaseBefore(firstVisible());
}

void LogStore::append(Inbox &inbox)
{
    LogSegment &segment = openSegment();
    EventRecord &record = segment.records[segment.count++];
    record = inbox.records[inbox.next++];
    const quint64 id = m_endId++;
    segment.payloadBytes += record.kept;
    if (record.detail) {
        const qsizetype before = segment.detailBytes;
        record.detail = segment.addDetail(std::move(inbox.details[record.detail - 1]));
        m_recordBytes += segment.detailBytes - before;
    }
    if (record.kept > 0) {
        const auto &block = inbox.blockOf(record);
        if (std::exchange(block->keptBy, segment.firstId) != segment.firstId)
            segment.blocks.push_back(block);
    }
    m_conversations.noteEvent(ConversationId(record.conversation), id);
}

LogSegment &LogStore::openSegment()
{
    if (m_segments.empty() || m_segments.back()->isFull(m_segmentPayload)) {
        m_segments.push_back(std::make_shared<LogSegment>(m_endId, m_segmentEvents));
        m_recordBytes += qint64(m_segmentEvents * sizeof(EventRecord));
    }
    return *m_segments.back();
}

/// One segment after the other, so that the lock is never held while their memory is freed.
void LogStore::evict()
{
    while (takeSurplusSegment()) { }
}

std::shared_ptr<LogSegment> LogStore::takeSurplusSegment()
{
    const std::lock_guard guard(m_lock);
    if (bytesInUse() <= m_budget || m_segments.size() < 2)
        return nullptr;
    std::shared_ptr<LogSegment> gone = std::move(m_segments.front());
    m_segments.pop_front();
    m_recordBytes -= qint64(gone->capacity * sizeof(EventRecord)) + gone->detailBytes;
    if (gone.use_count() > 1)
        m_visited.push_back(gone);
    m_conversations.releaseBefore(firstVisible());
    return gone;
}

qint64 LogStore::bytesInUse() const
{
    return m_recordBytes + m_conversations.memoryUsed() + m_blocks->memoryUsed();
}

/// Among those in memory; the end if there is none.
quint64 LogStore::firstHeld() const
{
    return m_segments.empty() ? m_endId : m_segments.front()->firstId;
}

quint64 LogStore::firstInMemory() const
{
    const std::lock_guard guard(m_lock);
    return firstHeld();
}

quint64 LogStore::firstId() const
{
    const quint64 held = firstInMemory();
    const auto older = archive();
    return older ? qMin(held, older->firstId()) : held;
}

quint64 LogStore::endId() const
{
    const std::lock_guard guard(m_lock);
    return m_endId;
}

/// The oldest that a visitor may be looking at; what it refers to must stay known.
quint64 LogStore::firstVisible()
{
    for (; !m_visited.empty(); m_visited.pop_front()) {
        if (const auto segment = m_visited.front().lock())
            return segment->firstId;
    }
    return firstHeld();
}

/// At every step, what has left memory since the last slice is read from the archive.
void LogStore::forEach(quint64 from, quint64 to, const EventVisitor &visit) const
{
    Q_ASSERT(!ShortLock::isHeldByThisThread());
    while (from < to) {
        LogSlice slice = sliceAt(from, to);
        if (from < slice.from()) {
            const auto older = archive();
            if (older && !older->forEach(from, qMin(to, slice.from()), visit))
                return;
            from = slice.from();
            continue;
        }
        if (slice.isEmpty())
            return;
        while (!slice.isEmpty()) {
            if (!visit(slice.takeFirst()))
                return;
        }
        from = slice.end();
    }
}

/// The events held from there on, up to a slice of them. An empty slice that begins later says where they
/// begin.
LogSlice LogStore::sliceAt(quint64 from, quint64 to) const
{
    const std::lock_guard guard(m_lock);
    to = qMin(to, m_endId);
    if (from >= to || from < firstHeld())
        return LogSlice(qMax(from, firstHeld()));
    auto segment
        = std::upper_bound(m_segments.begin(), m_segments.end(), from,
                           [](quint64 id, const auto &candidate) { return id < candidate->firstId; });
    --segment;
    return {*segment, from, std::min({to, from + sliceEvents, (*segment)->endId()})};
}

ConversationId LogStore::addConversation(const Conversation &conversation)
{
    const std::lock_guard guard(m_lock);
    return m_conversations.add(conversation);
}

void LogStore::endConversation(ConversationId id)
{
    const std::lock_guard guard(m_lock);
    m_conversations.end(id, nowNs());
}

qint64 LogStore::conversationEndNs(ConversationId id) const
{
    const std::lock_guard guard(m_lock);
    return m_conversations.endNs(id).value_or(nowNs());
}

Conversation LogStore::conversation(ConversationId id) const
{
    {
        const std::lock_guard guard(m_lock);
        if (const Conversation *const known = m_conversations.find(id))
            return *known;
    }
    const auto older = archive();
    return older ? older->conversation(id).value_or(Conversation{}) : Conversation{};
}

void LogStore::setMemoryBudget(qint64 bytes)
{
    {
        const std::lock_guard guard(m_lock);
        m_budget = bytes;
        layOut();
    }
    evict();
}

qint64 LogStore::memoryUsed() const
{
    const std::lock_guard guard(m_lock);
    return bytesInUse();
}

qint64 LogStore::nowNs() const
{
    return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now() - m_start)
        .count();
}

} // namespace swb
