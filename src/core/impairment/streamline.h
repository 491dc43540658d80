// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/impairment/fate.h"
#include "core/impairment/linecounters.h"

#include <QByteArray>
#include <deque>
#include <optional>

namespace swb {

/// One direction of one relayed connection, without a socket and without a clock. Bytes are gathered, let
/// through at the rate, delayed, and cut, in this order; none is lost and none overtakes another. The end of
/// the stream takes its turn behind them. Times are nanoseconds of any clock that never goes back.
class StreamLine
{
public:
    static constexpr qint64 mostBytes = qint64(64) << 20; ///< kept; beyond, the reader is to wait
    static constexpr std::chrono::milliseconds defaultCoalesceWait{20};
    static constexpr std::chrono::milliseconds behindAfter{5};

    /// `connection` counts the relay's connections from 0: each has jitter of its own.
    StreamLine(const Impairment &impairment, quint64 seed, RelayDirection direction, quint64 connection,
               LineCounters &counters);

    void change(const Impairment &impairment);

    /// Whether what comes may go on at once, whole and without being kept: then passed() is to be told.
    [[nodiscard]] bool isOpen() const;
    void passed(qsizetype bytes, qint64 readNs, qint64 nowNs);

    void arrive(QByteArrayView bytes, qint64 nowNs);
    /// No more bytes will come.
    void finish(qint64 nowNs);

    /// Throws away what waits, for a writer that can write no more, and says how many bytes it was. After
    /// finish() the line is finished then.
    [[nodiscard]] qint64 discard();

    enum class StepKind : quint8 {
        Write,
        Finish, ///< FIN, in this direction alone
        Close, ///< both connections, in order
        Reset, ///< both
    };
    struct Step
    {
        StepKind kind = StepKind::Write;
        QByteArray bytes;
    };
    /// What is to be done now, one thing at a time; nothing while none is due.
    [[nodiscard]] std::optional<Step> takeDue(qint64 nowNs);
    /// When takeDue() will have something; nothing while none waits.
    [[nodiscard]] std::optional<qint64> nextNs() const;

    /// Whether as much waits as the queue holds, whatever it waits for, so that no more should be read.
    [[nodiscard]] bool isFull() const;
    /// Whether what was due some time ago still waits, because the writer cannot go on. Until then bytes that
    /// wait for their time are no reason to read no more, unless the line is full.
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
    Pieces m_queue; ///< waits for the rate
    Pieces m_delayed; ///< waits for its time
    qint64 m_queuedBytes = 0; ///< in m_queue
    qint64 m_waitingBytes = 0; ///< in all three
    qint64 m_lineFreeNs = 0;
    qint64 m_lastDueNs = 0; ///< of what was delayed: nothing overtakes it
    qint64 m_notBeforeNs = 0; ///< a stall, or the gap between two slices
    qint64 m_passedBytes = 0;
    bool m_stalled = false; ///< the one stall there is has been
    bool m_finishing = false;
    qint64 m_finishDueNs = -1; ///< once all that came before has passed the rate
    qint64 m_finishedAtNs = 0;
    bool m_finished = false; ///< the last step was given
};

} // namespace swb
