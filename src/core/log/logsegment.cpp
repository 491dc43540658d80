// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/logsegment.h"

#include "core/log/detailsize.h"

namespace swb {

quint32 LogSegment::addDetail(std::shared_ptr<const EventDetail> detail)
{
    constexpr qsizetype listed = 64; // bytes in the list and the table
    quint32 &number = detailNumbers[detail.get()];
    if (number == 0) {
        detailBytes += listed + memoryOf(*detail);
        details.push_back(std::move(detail));
        number = quint32(details.size());
    }
    return number;
}

LogSlice::LogSlice(std::shared_ptr<const LogSegment> segment, quint64 from, quint64 end)
    : m_segment(std::move(segment))
    , m_from(from)
    , m_end(end)
{
    for (quint64 id = from; id < end; ++id) {
        if (const quint32 detail = m_segment->records[id - m_segment->firstId].detail)
            m_details.push_back(m_segment->details[detail - 1]);
    }
}

Event LogSlice::takeFirst()
{
    const EventRecord &record = m_segment->records[m_from - m_segment->firstId];
    Event event;
    event.id = m_from++;
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
        event.payload = QByteArray::fromRawData(record.payload, record.kept);
    if (record.detail)
        event.detail = std::move(m_details[m_nextDetail++]);
    return event;
}

} // namespace swb
