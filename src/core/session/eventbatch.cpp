// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/eventbatch.h"

#include "core/session/crc32.h"
#include "core/session/detailcodec.h"

#include <QtEndian>
#include <algorithm>
#include <limits>

namespace swb {

using namespace batchlimits;

namespace {

/// A kind's number in the file is its index here. A new kind goes to the end, wherever it is in the enum.
constexpr EventKind kinds[] = {
    EventKind::Listening, EventKind::Stopped, EventKind::Connecting, EventKind::Connected,
    EventKind::Handshake, EventKind::Data,    EventKind::Message,    EventKind::HalfClosed,
    EventKind::Closed,    EventKind::Reset,   EventKind::Error,      EventKind::Sample,
    EventKind::Dropped,   EventKind::Note,
};
constexpr size_t kindCount = size_t(EventKind::Note) + 1;

constexpr std::array<quint8, kindCount> makeNumbers()
{
    std::array<quint8, kindCount> numbers{};
    for (size_t i = 0; i < std::size(kinds); ++i)
        numbers[size_t(kinds[i])] = quint8(i);
    return numbers;
}
constexpr std::array<quint8, kindCount> kindNumbers = makeNumbers();
static_assert(std::size(kinds) == kindCount, "every kind has its number in the file");

enum At : qsizetype {
    Time = 0,
    Length = 8,
    Kept = 12,
    ConversationAt = 16,
    Endpoint = 20,
    Kind = 24,
    DirectionAt = 25,
    SeverityAt = 26,
    EvidenceAt = 27,
    TransportAt = 28,
    HasDetail = 29,
};
constexpr qsizetype detailHeader = 4;

template <typename T>
void put(char *record, At place, T value)
{
    qToLittleEndian(value, record + place);
}

template <typename T>
T get(const char *record, At place)
{
    return qFromLittleEndian<T>(record + place);
}

/// Whether every byte that becomes an enumerator is valid.
bool isSound(const char *record)
{
    const auto byte = [record](At place) { return get<quint8>(record, place); };
    return byte(Kind) < kindCount && byte(DirectionAt) <= quint8(Direction::Out)
        && byte(SeverityAt) <= quint8(Severity::Error) && byte(EvidenceAt) <= quint8(Evidence::Inferred)
        && byte(TransportAt) <= quint8(Transport::Dtls) && byte(HasDetail) <= 1;
}

} // namespace

quint32 EncodedBatch::checksum() const
{
    std::array<char, sizeof(quint64)> id{};
    qToLittleEndian(firstId, id.data());
    return crc32(details,
                 crc32(payload, crc32(records, crc32(QByteArrayView(id.data(), qsizetype(id.size()))))));
}

void BatchEncoder::append(const Event &event)
{
    if (m_count == 0)
        m_firstId = event.id;
    const qsizetype at = m_records.size();
    m_records.resize(at + recordBytes);
    char *const record = m_records.data() + at;
    std::fill_n(record, recordBytes, '\0');
    put(record, Time, event.timeNs);
    put(record, Length, event.length);
    put(record, Kept, quint32(event.payload.size()));
    put(record, ConversationAt, quint32(event.conversation));
    put(record, Endpoint, quint32(event.endpoint));
    put(record, Kind, kindNumbers[size_t(event.kind)]);
    put(record, DirectionAt, quint8(event.direction));
    put(record, SeverityAt, quint8(event.severity));
    put(record, EvidenceAt, quint8(event.evidence));
    put(record, TransportAt, quint8(event.transport));
    m_payload.append(event.payload);
    if (event.detail) {
        put(record, HasDetail, quint8(1));
        const QByteArray detail = encodeDetail(*event.detail);
        std::array<char, detailHeader> length{};
        qToLittleEndian(quint32(detail.size()), length.data());
        m_details.append(length.data(), detailHeader).append(detail);
    }
    ++m_count;
}

bool BatchEncoder::isFull() const
{
    return m_count >= events || m_payload.size() + m_details.size() >= bytes;
}

/// Keeps its memory: the next batch will be of the same size.
void BatchEncoder::clear()
{
    m_firstId = 0;
    m_count = 0;
    m_records.resize(0);
    m_payload.resize(0);
    m_details.resize(0);
    m_mark = {};
}

EncodedBatch BatchEncoder::whole() const
{
    return since({});
}

EncodedBatch BatchEncoder::sinceMark() const
{
    return since(m_mark);
}

void BatchEncoder::setMark()
{
    m_mark = {m_count, m_payload.size(), m_details.size()};
}

qint64 BatchEncoder::timeAt(quint64 index) const
{
    return get<qint64>(m_records.constData() + qsizetype(index) * recordBytes, Time);
}

EncodedBatch BatchEncoder::since(const Mark &mark) const
{
    if (mark.count == m_count)
        return {};
    return {m_firstId + mark.count,
            m_count - mark.count,
            timeAt(mark.count),
            timeAt(m_count - 1),
            QByteArrayView(m_records).sliced(qsizetype(mark.count) * recordBytes),
            QByteArrayView(m_payload).sliced(mark.payload),
            QByteArrayView(m_details).sliced(mark.details)};
}

std::shared_ptr<const EventBatch> EventBatch::decode(quint64 firstId, const QByteArray &records,
                                                     const QByteArray &payload, const QByteArray &details)
{
    auto batch = std::make_shared<EventBatch>();
    batch->m_firstId = firstId;
    batch->m_records = records;
    batch->m_payload = payload;
    batch->m_details = details;
    return batch->read() ? batch : nullptr;
}

bool EventBatch::read()
{
    const qsizetype count = m_records.size() / recordBytes;
    if (m_records.size() % recordBytes != 0 || count == 0 || count > mostEvents || m_firstId == 0
        || m_firstId > quint64(std::numeric_limits<qint64>::max() - count)
        || m_payload.size() > qsizetype(std::numeric_limits<quint32>::max()))
        return false;
    m_payloadAt.reserve(size_t(count));
    qsizetype payloadAt = 0;
    qsizetype detailAt = 0;
    for (qsizetype i = 0; i < count; ++i) {
        const char *const record = m_records.constData() + i * recordBytes;
        const auto kept = get<quint32>(record, Kept);
        if (!isSound(record) || kept > get<quint32>(record, Length) || kept > m_payload.size() - payloadAt)
            return false;
        m_payloadAt.push_back(quint32(payloadAt));
        payloadAt += kept;
        if (!get<quint8>(record, HasDetail))
            continue;
        if (m_details.size() - detailAt < detailHeader)
            return false;
        const auto length = qFromLittleEndian<quint32>(m_details.constData() + detailAt);
        detailAt += detailHeader;
        if (length > m_details.size() - detailAt)
            return false;
        auto detail = decodeDetail(m_details.sliced(detailAt, length));
        if (!detail)
            return false;
        detailAt += length;
        m_detailOf.emplace_back(quint64(i), std::move(detail));
    }
    return payloadAt == m_payload.size() && detailAt == m_details.size();
}

Event EventBatch::at(quint64 id) const
{
    const quint64 index = id - m_firstId;
    const char *const record = m_records.constData() + qsizetype(index) * recordBytes;
    Event event;
    event.id = id;
    event.timeNs = get<qint64>(record, Time);
    event.kind = kinds[get<quint8>(record, Kind)];
    event.direction = Direction(get<quint8>(record, DirectionAt));
    event.severity = Severity(get<quint8>(record, SeverityAt));
    event.evidence = Evidence(get<quint8>(record, EvidenceAt));
    event.transport = Transport(get<quint8>(record, TransportAt));
    event.endpoint = EndpointId(get<quint32>(record, Endpoint));
    event.conversation = ConversationId(get<quint32>(record, ConversationAt));
    event.length = get<quint32>(record, Length);
    if (const auto kept = get<quint32>(record, Kept); kept > 0)
        event.payload = QByteArray::fromRawData(m_payload.constData() + m_payloadAt[index], kept);
    if (get<quint8>(record, HasDetail)) {
        const auto found = std::lower_bound(m_detailOf.begin(), m_detailOf.end(), index,
                                            [](const auto &entry, quint64 at) { return entry.first < at; });
        event.detail = found->second;
    }
    return event;
}

} // namespace swb
