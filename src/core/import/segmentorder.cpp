// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/segmentorder.h"

#include <algorithm>

namespace swb {
namespace {

constexpr quint64 firstLap = quint64(1) << 32; ///< leaves space for positions before the first
constexpr qsizetype pieceBytes = 96; ///< memory overhead of a piece in bytes

/// The captured bytes of [from, to) of a segment that begins at `begin`.
QByteArrayView part(QByteArrayView captured, quint64 begin, quint64 from, quint64 to)
{
    const auto size = quint64(captured.size());
    const quint64 first = qMin(from - begin, size);
    return captured.sliced(qsizetype(first), qsizetype(qMin(to - begin, size) - first));
}

qsizetype memoryOf(const SegmentOrder::Piece &piece)
{
    return piece.bytes.size() + pieceBytes;
}

} // namespace

void SegmentOrder::start(quint32 sequence)
{
    *this = {};
    m_started = true;
    m_begin = m_next = m_acknowledged = firstLap + sequence;
}

bool SegmentOrder::startsAt(quint32 sequence) const
{
    return m_started && quint32(m_begin) == sequence;
}

quint64 SegmentOrder::placeOf(quint32 sequence) const
{
    return m_next + quint64(qint64(qint32(sequence - quint32(m_next))));
}

SegmentOrder::Taken SegmentOrder::take(quint32 sequence, quint32 length, QByteArrayView captured)
{
    if (!m_started)
        start(sequence);
    Taken taken;
    const quint64 begin = placeOf(sequence);
    const quint64 end = begin + length;
    const quint64 old = qMin(end, qMax(begin, m_next)); // what is before it has been handled
    taken.tooLate = quint32(givenUpWithin(begin, old));
    taken.outOfOrder = taken.tooLate > 0;
    quint32 added = 0;
    std::vector<std::pair<quint64, quint64>> parts;
    eachNewPart(old, end, [&parts](quint64 from, quint64 to) { parts.emplace_back(from, to); });
    for (const auto &[from, to] : parts) {
        Piece piece{quint32(to - from), {}, false};
        const QByteArrayView bytes = part(captured, begin, from, to);
        taken.outOfOrder |= m_waiting.upper_bound(from) != m_waiting.end();
        added += piece.length;
        if (from == m_next) {
            piece.bytes = QByteArray::fromRawData(bytes.data(), bytes.size());
            taken.ready.push_back(std::move(piece));
            m_next = to;
            takeReady(taken.ready);
            continue;
        }
        piece.bytes = bytes.toByteArray();
        piece.waited = true;
        taken.early += piece.length;
        m_waitingBytes += memoryOf(piece);
        m_waiting.emplace(from, std::move(piece));
    }
    taken.again = length - added - taken.tooLate;
    if (taken.early > 0)
        taken.missing = m_waiting.begin()->first - m_next;
    return taken;
}

template <typename Visit>
void SegmentOrder::eachNewPart(quint64 from, quint64 to, const Visit &visit) const
{
    auto piece = m_waiting.upper_bound(from);
    if (piece != m_waiting.begin())
        --piece; // it may reach into the range
    while (from < to) {
        const bool none = piece == m_waiting.end();
        const quint64 known = none ? to : qMin(to, piece->first);
        if (from < known)
            visit(from, known);
        if (none)
            return;
        from = qMax(from, piece->first + piece->second.length);
        ++piece;
    }
}

quint64 SegmentOrder::givenUpWithin(quint64 from, quint64 to) const
{
    quint64 bytes = from < m_begin ? qMin(to, m_begin) - from : 0;
    for (const auto &[holeFrom, holeTo] : m_holes) {
        const quint64 first = qMax(from, holeFrom);
        const quint64 last = qMin(to, holeTo);
        bytes += first < last ? last - first : 0;
    }
    return bytes;
}

void SegmentOrder::takeReady(std::vector<Piece> &ready)
{
    while (!m_waiting.empty() && m_waiting.begin()->first == m_next) {
        Piece &piece = m_waiting.begin()->second;
        m_next += piece.length;
        m_waitingBytes -= memoryOf(piece);
        ready.push_back(std::move(piece));
        m_waiting.erase(m_waiting.begin());
    }
}

bool SegmentOrder::acknowledge(quint32 sequence)
{
    if (m_started)
        m_acknowledged = qMax(m_acknowledged, placeOf(sequence));
    return hasAcknowledgedHole();
}

bool SegmentOrder::hasAcknowledgedHole() const
{
    return isWaiting() && m_acknowledged >= m_waiting.begin()->first;
}

SegmentOrder::Hole SegmentOrder::giveUp()
{
    Hole hole;
    const quint64 to = m_waiting.begin()->first;
    hole.missing = to - m_next;
    remember(m_next, to);
    m_next = to;
    takeReady(hole.ready);
    return hole;
}

void SegmentOrder::remember(quint64 from, quint64 to)
{
    if (m_holes.size() == mostHoles)
        m_holes.erase(m_holes.begin());
    m_holes.emplace_back(from, to);
}

quint64 SegmentOrder::missingAtTheEnd() const
{
    const bool more = m_started && !isWaiting() && m_acknowledged > m_next + 1;
    return more ? m_acknowledged - m_next : 0;
}

} // namespace swb
