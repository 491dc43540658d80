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

/// One direction of a datagram relay, without a socket and without a clock: what comes in is thrown away,
/// passed at once, or kept until its time. Times are nanoseconds of any clock that never goes back. Every
/// datagram that came is counted as waiting until it was dropped or told to be gone by sent() or refused().
class DatagramLine
{
public:
    static constexpr std::chrono::milliseconds reorderPatience{100};
    static constexpr qint64 mostBytes = qint64(64) << 20; ///< kept in all; what comes on top is dropped

    DatagramLine(const Impairment &impairment, quint64 seed, RelayDirection direction,
                 LineCounters &counters);

    /// Holds for what comes from now on.
    void change(const Impairment &impairment);

    /// What has become of a datagram that came in.
    struct Arrival
    {
        quint64 number = 0; ///< counted from 1
        DropReason dropped = DropReason::None;
        bool passNow = false; ///< the caller is to send it, and to tell
        bool duplicated = false; ///< together with any of the others
        bool heldBack = false;
        bool inHand = false; ///< see setHand()
        qint64 corruptedBit = -1; ///< turned over in `bytes`
    };
    /// Decides. Corruption happens in place. `from` is whoever sent it, to find the way on.
    [[nodiscard]] Arrival arrive(ConversationId from, char *bytes, qsizetype size, qint64 nowNs);

    /// What a person does with what comes from now on. What is held goes on, in its order, with Pass.
    void setHand(HandMode mode);
    [[nodiscard]] HeldInDirection held() const { return {m_hand, m_held.datagrams()}; }
    /// What is to become of one that is held; false where that cannot be.
    [[nodiscard]] bool order(const HeldOrder &order, qint64 nowNs);

    /// One whose time has come.
    using Departure = HeldDatagram;
    [[nodiscard]] std::optional<Departure> takeDue(qint64 nowNs);
    /// When takeDue() will have something; nothing while none waits.
    [[nodiscard]] std::optional<qint64> nextNs() const;
    [[nodiscard]] qint64 waitingBytes() const { return m_waitingBytes; }
    /// Datagrams that came and of which nothing was told yet.
    [[nodiscard]] quint64 waiting() const { return m_counters.waiting.load(std::memory_order_relaxed); }

    /// Tells what became of one that was to be sent.
    void sent(quint64 number, qsizetype size, int copies, qint64 readNs, qint64 nowNs);
    void notSent(DropReason reason);
    /// Counts what the kernel threw away on the way here.
    void systemDropped(quint64 datagrams);
    /// Throws away all that waits.
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
    std::deque<Waiting> m_heldBack; ///< by their numbers
    HandMode m_hand = HandMode::Pass;
    HandQueue m_held;
    std::deque<Departure> m_handed; ///< out of the hand, to go on at once
    quint64 m_lastTaken = 0; ///< the one that lets the held back ones before it go
    quint64 m_highestSent = 0;
    qint64 m_lineFreeNs = 0; ///< when the rate allows the next one
    qint64 m_waitingBytes = 0;
};

} // namespace swb
