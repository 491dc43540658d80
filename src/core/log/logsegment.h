// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/event.h"
#include "core/log/payloadblock.h"

#include <QHash>
#include <memory>
#include <vector>

namespace swb {

/// An event as the log keeps it: 48 bytes plus its payload.
struct EventRecord
{
    qint64 timeNs;
    const char *payload; ///< `kept` bytes in a block that the record's owner holds; null for none
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

using DetailList = std::vector<std::shared_ptr<const EventDetail>>;
using BlockList = std::vector<std::shared_ptr<PayloadBlock>>;

/// A run of events that is evicted as a whole. Its records up to `count` never change; everything else here
/// is guarded by the store.
struct LogSegment
{
    LogSegment(quint64 first, size_t size)
        : firstId(first)
        , records(std::make_unique_for_overwrite<EventRecord[]>(size))
        , capacity(size)
    { }
    [[nodiscard]] bool isFull(qsizetype limit) const
    {
        return count == capacity || payloadBytes + detailBytes >= limit;
    }
    [[nodiscard]] quint64 endId() const { return firstId + count; }
    /// Keeps a detail, once, even if several of its events share it. Returns the number that a record stores.
    [[nodiscard]] quint32 addDetail(std::shared_ptr<const EventDetail> detail);

    const quint64 firstId;
    const std::unique_ptr<EventRecord[]> records;
    const size_t capacity;
    size_t count = 0;
    qsizetype payloadBytes = 0;
    qsizetype detailBytes = 0;
    DetailList details;
    QHash<const EventDetail *, quint32> detailNumbers;
    BlockList blocks; ///< those that hold the payloads of the records
};

/// Some events of one segment, taken under the store's lock and read without it. While it exists, they and
/// their payloads stay where they are.
class LogSlice
{
public:
    /// No events; the existing ones begin at `from`.
    explicit LogSlice(quint64 from)
        : m_from(from)
        , m_end(from)
    { }
    /// The events [from, end) of the segment, which must have them.
    LogSlice(std::shared_ptr<const LogSegment> segment, quint64 from, quint64 end);

    [[nodiscard]] quint64 from() const { return m_from; }
    [[nodiscard]] quint64 end() const { return m_end; }
    [[nodiscard]] bool isEmpty() const { return m_from == m_end; }
    /// The next event, which must be there.
    [[nodiscard]] Event takeFirst();

private:
    std::shared_ptr<const LogSegment> m_segment;
    quint64 m_from;
    quint64 m_end;
    DetailList m_details; ///< of these events, since the segment's own list is still growing
    size_t m_nextDetail = 0;
};

} // namespace swb
