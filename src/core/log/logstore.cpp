// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/logstore.h"

#include "core/log/messagelog.h"

#include <algorithm>
#include <tuple>

namespace swb {

namespace {

thread_local int visitsOfThisThread
    = 0; ///< a visitor may read the log in its turn, under the lock it is under

constexpr qsizetype smallestBlock = 256 << 10;
constexpr qsizetype largestBlock = 4 << 20;
constexpr size_t smallestSegment = 256;
constexpr size_t largestSegment = 16'384;
constexpr qint64 detailCost = 256; // a string or two and their headers
constexpr qint64 conversationCost = 192; // the entry and its place in the table of numbers
constexpr size_t spareBlocks = 4;
constexpr quint64 sliceEvents = 512; // events visited per lock, so that a long scan never holds up the merge

/// The same key whichever end asks.
std::pair<SocketAddress, SocketAddress> pairOf(const Conversation &conversation)
{
    const auto &a = conversation.local;
    const auto &b = conversation.remote;
    return std::tie(a.family, a.bytes, a.port) < std::tie(b.family, b.bytes, b.port) ? std::pair(a, b)
                                                                                     : std::pair(b, a);
}

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
    const std::unique_lock guard(m_lock);
    m_archive = std::move(archive);
}

std::shared_ptr<const EventArchive> LogStore::archive() const
{
    const std::shared_lock guard(m_lock);
    return m_archive;
}

/// Evicting a segment should free about a sixty-fourth of the budget, whatever the size of the payloads.
void LogStore::layOut()
{
    const qint64 part = m_budget / 64;
    m_blockBytes = qBound(smallestBlock, qsizetype(part), largestBlock);
    m_segmentEvents = qBound(smallestSegment, size_t(part) / sizeof(EventRecord), largestSegment);
    m_segmentPayload = qMax(qsizetype(part), qsizetype(4096));
}

std::shared_ptr<WriterBuffer> LogStore::addWriter()
{
    auto writer = std::make_shared<WriterBuffer>();
    const std::unique_lock guard(m_lock);
    m_newWriters.push_back(writer);
    return writer;
}

void LogStore::closeWriter(WriterBuffer &writer)
{
    {
        const std::unique_lock guard(m_lock);
        if (writer.block)
            writer.block->open = false;
    }
    const std::lock_guard guard(writer.lock);
    writer.closed = true;
}

std::shared_ptr<PayloadBlock> LogStore::nextBlock(PayloadBlock *filled, qsizetype atLeast)
{
    const std::unique_lock guard(m_lock);
    if (filled)
        filled->open = false;
    std::shared_ptr<PayloadBlock> fresh;
    const auto spare = std::find_if(m_spareBlocks.begin(), m_spareBlocks.end(),
                                    [&](const auto &block) { return block->capacity >= atLeast; });
    if (spare != m_spareBlocks.end()) {
        fresh = std::move(*spare);
        m_spareBlocks.erase(spare);
        fresh->used = 0;
        fresh->written = 0;
        fresh->merged = 0;
        fresh->lastEvent = 0;
        fresh->open = true;
    } else {
        fresh = std::make_shared<PayloadBlock>(qMax(atLeast, m_blockBytes));
        m_used += fresh->capacity;
    }
    fresh->id = m_firstBlock + quint32(m_blocks.size());
    m_blocks.push_back(fresh);
    return fresh;
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

/// Every event is stamped under its writer's lock. So once all writers were visited, whatever is older than
/// the moment before the first visit is here, and the merge up to that moment is final.
void LogStore::takeFromWriters()
{
    qint64 horizon = nowNs(); // before the newest writer is known: a later one has nothing older
    {
        const std::unique_lock guard(m_lock);
        for (auto &writer : m_newWriters)
            m_inboxes.push_back(Inbox{std::move(writer), {}, {}, 0});
        m_newWriters.clear();
    }
    bool anything = false;
    for (Inbox &inbox : m_inboxes) {
        const std::lock_guard guard(inbox.writer->lock);
        WriterBuffer &writer = *inbox.writer;
        writer.payloadBytes = 0;
        if (writer.callSince != 0)
            horizon = qMin(horizon, writer.callSince - 1);
        if (inbox.records.empty()) {
            inbox.records.swap(writer.records);
            inbox.details.swap(writer.details);
        } else {
            for (EventRecord &record : writer.records) {
                if (record.detail)
                    record.detail += quint32(inbox.details.size());
            }
            inbox.records.insert(inbox.records.end(), writer.records.begin(), writer.records.end());
            std::move(writer.details.begin(), writer.details.end(), std::back_inserter(inbox.details));
            writer.records.clear();
            writer.details.clear();
        }
        anything |= !inbox.records.empty();
    }
    if (anything)
        merge(horizon);
    std::erase_if(m_inboxes, [](const Inbox &inbox) {
        const std::lock_guard guard(inbox.writer->lock);
        return inbox.writer->closed && inbox.records.empty() && inbox.writer->records.empty();
    });
}

/// Takes the oldest event of all inboxes again and again. A whole run from one inbox is taken at a time.
void LogStore::merge(qint64 horizon)
{
    const std::unique_lock guard(m_lock);
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
    for (Inbox &inbox : m_inboxes) {
        inbox.records.erase(inbox.records.begin(), inbox.records.begin() + qsizetype(inbox.next));
        inbox.next = 0;
        if (inbox.records.empty())
            inbox.details.clear();
    }
    evict();
}

void LogStore::append(Inbox &inbox)
{
    LogSegment &segment = openSegment();
    EventRecord &record = segment.records[segment.count++];
    record = inbox.records[inbox.next++];
    const quint64 id = m_endId++;
    segment.payloadBytes += record.kept;
    if (record.detail) {
        segment.details.push_back(std::move(inbox.details[record.detail - 1]));
        record.detail = quint32(segment.details.size());
        m_used += detailCost;
    }
    if (record.kept > 0) {
        PayloadBlock *const home = block(record.block);
        home->lastEvent = id;
        ++home->merged;
    }
    if (ConversationEntry *const found = entry(ConversationId(record.conversation)))
        found->lastEvent = id;
}

LogSegment &LogStore::openSegment()
{
    if (m_segments.empty() || m_segments.back()->isFull(m_segmentPayload)) {
        m_segments.push_back(std::make_unique<LogSegment>(m_endId, m_segmentEvents));
        m_used += qint64(m_segmentEvents * sizeof(EventRecord));
    }
    return *m_segments.back();
}

void LogStore::evict()
{
    while (m_used > m_budget && m_segments.size() > 1)
        evictFirstSegment();
}

void LogStore::evictFirstSegment()
{
    const LogSegment &gone = *m_segments.front();
    m_used -= qint64(gone.capacity * sizeof(EventRecord)) + qint64(gone.details.size()) * detailCost;
    m_segments.pop_front();
    releaseBlocksBefore(m_segments.front()->firstId);
    releaseConversationsBefore(m_segments.front()->firstId);
}

/// A block that a slow writer keeps open may stand before many that are done with, so all are looked at.
void LogStore::releaseBlocksBefore(quint64 id)
{
    for (auto &block : m_blocks) {
        if (!block || block->open || block->merged < block->written || block->lastEvent >= id)
            continue;
        if (m_spareBlocks.size() < spareBlocks && block->capacity == m_blockBytes)
            m_spareBlocks.push_back(std::move(block));
        else
            m_used -= block->capacity;
        block.reset();
    }
    while (!m_blocks.empty() && !m_blocks.front()) {
        m_blocks.pop_front();
        ++m_firstBlock;
    }
}

void LogStore::releaseConversationsBefore(quint64 id)
{
    while (!m_conversations.empty() && m_conversations.front().over
           && m_conversations.front().lastEvent < id) {
        m_conversations.pop_front();
        ++m_firstConversation;
        m_used -= conversationCost;
    }
}

PayloadBlock *LogStore::block(quint32 id) const
{
    return m_blocks[id - m_firstBlock].get();
}

/// Of those in memory; the end where there is none.
quint64 LogStore::firstHeld() const
{
    return m_segments.empty() ? m_endId : m_segments.front()->firstId;
}

quint64 LogStore::firstInMemory() const
{
    const std::shared_lock guard(m_lock);
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
    const std::shared_lock guard(m_lock);
    return m_endId;
}

void LogStore::forEach(quint64 from, quint64 to, const EventVisitor &visit) const
{
    const auto older = from < firstInMemory() ? archive() : nullptr;
    if (older) {
        const quint64 held = firstInMemory();
        if (!older->forEach(from, qMin(to, held), visit))
            return;
        from = qMax(from, held);
    }
    do {
        if (visitsOfThisThread == 0)
            m_lock.letWritersIn();
    } while (from < to && visitSlice(from, to, visit));
}

/// Visits up to a slice of events under one lock; false at the end, or when the visitor has had enough.
bool LogStore::visitSlice(quint64 &from, quint64 to, const EventVisitor &visit) const
{
    const std::shared_lock guard(m_lock);
    to = qMin(to, m_endId);
    if (m_segments.empty())
        return false;
    from = qMax(from, m_segments.front()->firstId);
    if (from >= to)
        return false;
    auto segment
        = std::upper_bound(m_segments.begin(), m_segments.end(), from,
                           [](quint64 id, const auto &candidate) { return id < candidate->firstId; });
    --segment;
    const quint64 sliceEnd = std::min({to, from + sliceEvents, (*segment)->firstId + (*segment)->count});
    ++visitsOfThisThread;
    bool more = true;
    for (; more && from < sliceEnd; ++from)
        more = visit(eventAt(**segment, size_t(from - (*segment)->firstId)));
    --visitsOfThisThread;
    return more;
}

Event LogStore::eventAt(const LogSegment &segment, size_t index) const
{
    const EventRecord &record = segment.records[index];
    Event event;
    event.id = segment.firstId + index;
    event.timeNs = record.timeNs;
    event.kind = record.kind;
    event.evidence = record.kind == EventKind::Sample ? Evidence::Sampled : Evidence::Measured;
    event.direction = record.direction;
    event.severity = record.severity;
    event.transport = record.transport;
    event.endpoint = EndpointId(record.endpoint);
    event.conversation = ConversationId(record.conversation);
    event.length = record.length;
    if (record.kept > 0)
        event.payload
            = QByteArray::fromRawData(block(record.block)->bytes.get() + record.offset, record.kept);
    if (record.detail)
        event.detail = segment.details[record.detail - 1];
    return event;
}

LogStore::ConversationEntry *LogStore::entry(ConversationId id)
{
    const quint32 number = quint32(id);
    if (number < m_firstConversation || number - m_firstConversation >= m_conversations.size())
        return nullptr;
    return &m_conversations[number - m_firstConversation];
}

ConversationId LogStore::addConversation(Conversation conversation)
{
    const std::unique_lock guard(m_lock);
    NumberInUse &known = m_numbers[pairOf(conversation)];
    const quint8 role = quint8(1U << quint8(conversation.role));
    if (known.number == 0 || (known.roles & role)) // the same side again: the addresses are used anew
        known = NumberInUse{++m_lastNumber, 0, known.live};
    known.roles |= role;
    ++known.live;
    conversation.number = known.number;
    conversation.id = ConversationId(m_firstConversation + quint32(m_conversations.size()));
    m_conversations.push_back({conversation, m_endId});
    m_used += conversationCost;
    return conversation.id;
}

void LogStore::endConversation(ConversationId id)
{
    const std::unique_lock guard(m_lock);
    ConversationEntry *const found = entry(id);
    if (!found || found->over)
        return;
    found->over = true;
    found->endNs = nowNs();
    found->lastEvent
        = std::numeric_limits<quint64>::max(); // until the merge has seen its last event, see append()
    const auto number = m_numbers.find(pairOf(found->conversation));
    if (number != m_numbers.end() && --number->live <= 0)
        m_numbers.erase(number);
}

qint64 LogStore::conversationEndNs(ConversationId id) const
{
    const std::shared_lock guard(m_lock);
    const ConversationEntry *const found = const_cast<LogStore *>(this)->entry(id);
    return !found ? -1 : found->over ? found->endNs : nowNs();
}

Conversation LogStore::conversation(ConversationId id) const
{
    {
        const std::shared_lock guard(m_lock);
        if (const ConversationEntry *const found = const_cast<LogStore *>(this)->entry(id))
            return found->conversation;
    }
    const auto older = archive();
    return older ? older->conversation(id).value_or(Conversation{}) : Conversation{};
}

void LogStore::setMemoryBudget(qint64 bytes)
{
    const std::unique_lock guard(m_lock);
    m_budget = bytes;
    layOut();
    evict();
}

qint64 LogStore::memoryUsed() const
{
    const std::shared_lock guard(m_lock);
    return m_used;
}

qint64 LogStore::nowNs() const
{
    return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now() - m_start)
        .count();
}

} // namespace swb
