// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <map>
#include <optional>
#include <vector>

namespace swb {

/// Puts the segments of one direction of a TCP connection in order, as its receiver does (RFC 9293 3.10.7.4):
/// which of their bytes came before, which wait for earlier bytes, and what can be read now. A sequence
/// number has 32 bits and wraps around; positions here have 64, and are found by the nearest distance (3.4).
/// Pure. Memory grows with what waits, see waitingBytes().
class SegmentOrder
{
public:
    /// Bytes of which fewer may have been captured than passed.
    struct Piece
    {
        quint32 length = 0;
        QByteArray bytes; ///< a view into the segment if it did not wait
        bool waited = false; ///< it came with an earlier segment
    };
    struct Taken
    {
        quint32 again = 0; ///< bytes of the segment that had come before
        quint32 early = 0; ///< bytes that wait now
        quint64 missing = 0; ///< bytes missing before those
        quint32 tooLate = 0; ///< new bytes whose position was given up, or is before the first segment
        bool outOfOrder = false; ///< bytes after these had come before
        std::vector<Piece> ready; ///< in order, of this segment and of earlier ones
    };
    struct Hole
    {
        quint64 missing = 0; ///< bytes that were given up
        std::vector<Piece> ready; ///< what waited for them
    };

    [[nodiscard]] bool isStarted() const { return m_started; }
    /// The number of the first byte, as given by a SYN.
    void start(quint32 sequence);
    /// Whether this is the number that start() was called with.
    [[nodiscard]] bool startsAt(quint32 sequence) const;
    /// A segment of `length` bytes at this number, of which these were captured. Without start(), its first
    /// byte is the start.
    [[nodiscard]] Taken take(quint32 sequence, quint32 length, QByteArrayView captured);

    /// The receiver has everything before this number. Returns whether the capture lacks some of it, although
    /// what follows is there.
    bool acknowledge(quint32 sequence);
    [[nodiscard]] bool hasAcknowledgedHole() const;
    [[nodiscard]] bool isWaiting() const { return !m_waiting.empty(); }
    /// Continues after the first hole. Only if isWaiting().
    [[nodiscard]] Hole giveUp();
    /// Bytes at the end that the receiver has and the capture lacks; a single byte may be the FIN.
    [[nodiscard]] quint64 missingAtTheEnd() const;

    /// Memory of everything that waits.
    [[nodiscard]] qsizetype waitingBytes() const { return m_waitingBytes; }

private:
    static constexpr size_t mostHoles = 64; ///< given up and remembered

    [[nodiscard]] quint64 placeOf(quint32 sequence) const;
    /// Calls `visit` with the parts of a range that no waiting piece has.
    template <typename Visit>
    void eachNewPart(quint64 from, quint64 to, const Visit &visit) const;
    [[nodiscard]] quint64 givenUpWithin(quint64 from, quint64 to) const;
    void takeReady(std::vector<Piece> &ready);
    void remember(quint64 from, quint64 to);

    bool m_started = false;
    quint64 m_begin = 0;
    quint64 m_next = 0; ///< position after what could be read
    quint64 m_acknowledged = 0;
    std::map<quint64, Piece> m_waiting; ///< by position, without overlaps, all after m_next
    qsizetype m_waitingBytes = 0;
    std::vector<std::pair<quint64, quint64>> m_holes; ///< [from, to) of what was given up, ascending
};

} // namespace swb
