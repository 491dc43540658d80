// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/event.h"

#include <vector>

namespace swb {

/// One row of a session's table of events: a run of events with consecutive ids, as three byte strings.
///
/// `records` holds 32 bytes an event, numbers little-endian:
///
/// | bytes | what |
/// |---|---|
/// | 0..7 | time, nanoseconds since the log began, signed |
/// | 8..11 | length: bytes that passed |
/// | 12..15 | kept: bytes of them in `payload`, which holds them one after the other |
/// | 16..19 | conversation |
/// | 20..23 | endpoint |
/// | 24 | kind: index into a separate table, see eventbatch.cpp |
/// | 25..28 | direction, severity, evidence, transport |
/// | 29 | 1 if `details` has an entry for it, else 0 |
/// | 30..31 | 0 |
///
/// An entry of `details` is its length (4 bytes, little-endian) and a CBOR map (detailcodec.h). The checksum
/// is crc32() over id, records, payload and details.
struct EncodedBatch
{
    quint64 firstId = 0;
    quint64 count = 0;
    qint64 firstNs = 0;
    qint64 lastNs = 0;
    QByteArrayView records;
    QByteArrayView payload;
    QByteArrayView details;

    [[nodiscard]] quint32 checksum() const;
};

namespace batchlimits {
inline constexpr qsizetype recordBytes = 32;
inline constexpr quint64 events = 8192; ///< a batch with this many is full
inline constexpr qsizetype bytes = 1 << 20; ///< and so is one whose payloads and details have this many
inline constexpr qint64 mostEvents = 1 << 20; ///< a row with more is considered damaged
} // namespace batchlimits

/// Assembles events into a batch. Their ids must be consecutive.
class BatchEncoder
{
public:
    void append(const Event &event);
    [[nodiscard]] bool isFull() const;
    [[nodiscard]] bool isEmpty() const { return m_count == 0; }
    [[nodiscard]] quint64 endId() const { return m_firstId + m_count; }
    void clear();

    [[nodiscard]] EncodedBatch whole() const;
    /// The events since the last setMark(), or all.
    [[nodiscard]] EncodedBatch sinceMark() const;
    void setMark();

private:
    struct Mark
    {
        quint64 count = 0;
        qsizetype payload = 0;
        qsizetype details = 0;
    };
    [[nodiscard]] qint64 timeAt(quint64 index) const;
    [[nodiscard]] EncodedBatch since(const Mark &mark) const;

    quint64 m_firstId = 0;
    quint64 m_count = 0;
    QByteArray m_records;
    QByteArray m_payload;
    QByteArray m_details;
    Mark m_mark;
};

/// A decoded batch. Immutable, so any thread may read it.
class EventBatch
{
public:
    /// Null if the bytes contradict each other in any way. Pure; accepts bytes of any origin.
    [[nodiscard]] static std::shared_ptr<const EventBatch>
    decode(quint64 firstId, const QByteArray &records, const QByteArray &payload, const QByteArray &details);

    [[nodiscard]] quint64 firstId() const { return m_firstId; }
    [[nodiscard]] quint64 endId() const { return m_firstId + m_payloadAt.size(); }
    /// The event of this id, which must be in [firstId, endId). Its payload is a view into the batch.
    [[nodiscard]] Event at(quint64 id) const;

private:
    bool read();

    quint64 m_firstId = 0;
    QByteArray m_records;
    QByteArray m_payload;
    QByteArray m_details;
    std::vector<quint32> m_payloadAt;
    std::vector<std::pair<quint64, std::shared_ptr<const EventDetail>>> m_detailOf; ///< by index, ascending
};

} // namespace swb
