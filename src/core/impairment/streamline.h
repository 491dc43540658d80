// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/impairment/fate.h"
#include "core/impairment/linecounters.h"

#include <QByteArray>
#include <deque>
#include <optional>

namespace swb {

/// One direction of one relayed connection, without a socket and without a clock. Bytes are gathered, limited
/// by the rate, delayed, and cut, in this order; none is lost and none overtakes another. The end of the
/// stream queues behind them. Times are nanoseconds of any clock that never goes back.
class StreamLine
{
public:
    static constexpr qint64 mostBytes = qint64(64) << 20; ///< kept; above this the reader must wait
    static constexpr std::chrono::milliseconds defaultCoalesceWait{20};
    static constexpr std::chrono::milliseconds behindAfter{5};

    /// `connection` counts the relay's connections from 0: each has its own jitter.
    StreamLine(const Impairment &impairment, quint64 seed, RelayDirection direction, quint64 connection,
               LineCounters &counters);

    void change(const Impairment &impairment);

    /// Whether what arrives may pass at once, whole and without being kept: then passed() must be called.
    [[nodiscard]] bool isOpen() const;
    void passed(qsizetype bytes, qint64 readNs, qint64 nowNs);

    void arrive(QByteArrayView bytes, qint64 nowNs);
    /// No more bytes will come.
    void finish(qint64 nowNs);

    /// Discards what waits, for a writer that can no longer write, and returns the number of bytes. After
    /// finish(), the line is then finished.
    [[nodiscard]] qint64 discard();

    enum class StepKind : quint8 {
        Write,
        Finish, ///< FIN, in this direction only
        Close, ///< both connections, in order
        Reset, ///< both
    };
    struct Step
    {
        StepKind kind = StepKind::Write;
        QByteArray bytes;
    };
    /// What has to be done now, one step at a time; nothing while none is due.
    [[nodiscard]] std::optional<Step> takeDue(qint64 nowNs);
    /// When takeDue() will have something; nothing while none waits.
    [[nodiscard]] std::optional<qint64> nextNs() const;

    /// Whether the queue is full, whatever it waits for, so that no more should be read.
    [[nodiscard]] bool isFull() const;
    /// Whether something that was due a while ago still waits, because the writer is blocked. Until then,
    /// bytes waiting for their time are no reason to stop reading, unless the line is full.
    [[nodiscard]] bool isBehind(qint64 nowNs) const;
    [[nodiscard]] qint64 waitingBytes() const { return m_waitingBytes; }
    [[nodiscard]] bool isFinished() const { return m_finished; }

private:
    struct Piece
    {
        qint64 readNs = 0;
        qint64 dueNs = 0;
        QByteArray bytes;
    };
    using Pieces = std::deque<Piece>;

    void moveOn(qint64 nowNs);
    void letGatheredGo(qint64 nowNs);
    void passTheRate(qint64 nowNs);
    void enterDelay(Piece piece, qint64 nowNs);
    [[nodiscard]] qint64 rateBytesOf(const Piece &piece) const;
    [[nodiscard]] qint64 leavesLineAt(const Piece &piece) const;
    [[nodiscard]] qint64 mostOfNextWrite() const;
    [[nodiscard]] qint64 gatheredGoesAt() const;
    [[nodiscard]] std::optional<qint64> frontDueNs() const;
    [[nodiscard]] std::optional<Step> takeEnd(qint64 nowNs);
    [[nodiscard]] Step takeWrite(qint64 nowNs);

    Impairment m_impairment;
    FateSource m_fates;
    LineCounters &m_counters;
    Piece m_gathered; ///< dueNs: when the first of it came
    Pieces m_queue; ///< waiting for the rate
    Pieces m_delayed; ///< waiting for its time
    qint64 m_queuedBytes = 0;
    qint64 m_waitingBytes = 0; ///< in all three
    qint64 m_lineFreeNs = 0;
    qint64 m_lastDueNs = 0; ///< of what was delayed: nothing overtakes it
    qint64 m_notBeforeNs = 0; ///< a stall, or the gap between two slices
    qint64 m_passedBytes = 0;
    bool m_stalled = false; ///< the one stall has happened
    bool m_finishing = false;
    qint64 m_finishDueNs = -1; ///< once everything before has passed the rate
    qint64 m_finishedAtNs = 0;
    bool m_finished = false; ///< the last step was given
};

} // namespace swb
