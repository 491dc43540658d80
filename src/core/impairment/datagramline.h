// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/impairment/fate.h"
#include "core/impairment/handqueue.h"
#include "core/impairment/linecounters.h"

#include <deque>
#include <map>
#include <optional>

namespace swb {

/// One direction of a datagram relay, without a socket and without a clock: what arrives is dropped, passed
/// at once, or kept until its time. Times are nanoseconds of any clock that never goes back. Every datagram
/// that arrived counts as waiting until it is dropped, or reported as gone by sent() or refused().
class DatagramLine
{
public:
    static constexpr std::chrono::milliseconds reorderPatience{100};
    static constexpr qint64 mostBytes = qint64(64) << 20; ///< kept in total; what exceeds it is dropped

    DatagramLine(const Impairment &impairment, quint64 seed, RelayDirection direction,
                 LineCounters &counters);

    /// Applies to what arrives from now on.
    void change(const Impairment &impairment);

    /// What happened to a datagram that arrived.
    struct Arrival
    {
        quint64 number = 0; ///< counted from 1
        DropReason dropped = DropReason::None;
        bool passNow = false; ///< the caller must send it, and report that
        bool duplicated = false; ///< in addition to any of the others
        bool heldBack = false;
        bool inHand = false; ///< see setHand()
        qint64 corruptedBit = -1; ///< flipped in `bytes`
    };
    /// Decides. Corruption happens in place. `from` identifies the sender, to find the route.
    [[nodiscard]] Arrival arrive(ConversationId from, char *bytes, qsizetype size, qint64 nowNs);

    /// What a user does with what arrives from now on. With Pass, what is held continues in its order.
    void setHand(HandMode mode);
    [[nodiscard]] HeldInDirection held() const { return {m_hand, m_held.datagrams()}; }
    /// Decides about a held datagram; false if that is impossible.
    [[nodiscard]] bool order(const HeldOrder &order, qint64 nowNs);

    /// A datagram whose time has come.
    using Departure = HeldDatagram;
    [[nodiscard]] std::optional<Departure> takeDue(qint64 nowNs);
    /// When takeDue() will have something; nothing while none waits.
    [[nodiscard]] std::optional<qint64> nextNs() const;
    [[nodiscard]] qint64 waitingBytes() const { return m_waitingBytes; }
    /// Datagrams that arrived and whose outcome has not been reported yet.
    [[nodiscard]] quint64 waiting() const { return m_counters.waiting.load(std::memory_order_relaxed); }

    /// Report the outcome of a datagram that was to be sent.
    void sent(quint64 number, qsizetype size, int copies, qint64 readNs, qint64 nowNs);
    void notSent(DropReason reason);
    /// Counts what the kernel dropped before the relay could read it.
    void systemDropped(quint64 datagrams);
    /// Drops all that waits.
    void clear(DropReason reason);

private:
    struct Waiting
    {
        Departure datagram;
        qint64 latestNs = 0; ///< for one that is held back
    };
    using Place = std::pair<qint64, quint64>; ///< when it is due, and its number

    [[nodiscard]] Arrival dropped(quint64 number, DropReason reason);
    [[nodiscard]] bool hasRoomFor(qint64 bytes, qint64 nowNs) const;
    [[nodiscard]] qint64 leavesLineAt(qint64 bytes, qint64 nowNs);
    [[nodiscard]] bool isEmpty() const { return m_queue.empty() && m_heldBack.empty() && m_handed.empty(); }
    [[nodiscard]] Arrival takeInHand(Arrival arrival, Departure datagram);
    [[nodiscard]] std::optional<Departure> takeHeldBack(qint64 nowNs);
    [[nodiscard]] Departure taken(Departure datagram);

    Impairment m_impairment;
    FateSource m_fates;
    LineCounters &m_counters;
    std::map<Place, Departure> m_queue;
    std::deque<Waiting> m_heldBack; ///< by number
    HandMode m_hand = HandMode::Pass;
    HandQueue m_held;
    std::deque<Departure> m_handed; ///< released by the user, to be sent at once
    quint64 m_lastTaken = 0; ///< the one that releases those held back before it
    quint64 m_highestSent = 0;
    qint64 m_lineFreeNs = 0; ///< when the rate allows the next one
    qint64 m_waitingBytes = 0;
};

} // namespace swb
