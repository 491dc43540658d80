// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/impairment/streamline.h"

#include "core/values/counters.h"

#include <algorithm>

namespace swb {
namespace {

constexpr double rateTurnSeconds = 0.005; ///< a rate is kept in pieces of this duration

quint64 seedOf(quint64 seed, quint64 connection)
{
    return seed + connection * 0x9e3779b97f4a7c15U;
}

bool touchesNothing(const Impairment &it)
{
    return it.delay.count() == 0 && it.jitter.amount.count() == 0 && it.bitsPerSecond == 0
        && it.sliceBytes == 0 && it.coalesceBytes == 0 && it.stallAfter == 0 && it.closeAfter == 0
        && it.resetAfter == 0;
}

} // namespace

StreamLine::StreamLine(const Impairment &impairment, quint64 seed, RelayDirection direction,
                       quint64 connection, LineCounters &counters)
    : m_impairment(impairment)
    , m_fates(impairment, seedOf(seed, connection), direction)
    , m_counters(counters)
{ }

void StreamLine::change(const Impairment &impairment)
{
    if (impairment.stallAfter != m_impairment.stallAfter)
        m_stalled = false;
    m_impairment = impairment;
    m_fates.change(impairment);
    m_lineFreeNs = 0;
}

bool StreamLine::isOpen() const
{
    return m_waitingBytes == 0 && !m_finishing && m_notBeforeNs == 0 && touchesNothing(m_impairment);
}

void StreamLine::passed(qsizetype bytes, qint64 readNs, qint64 nowNs)
{
    m_counters.countReceived(bytes);
    m_counters.countPassed(bytes, readNs, nowNs);
    m_passedBytes += bytes;
}

void StreamLine::arrive(QByteArrayView bytes, qint64 nowNs)
{
    m_counters.countReceived(bytes.size());
    m_waitingBytes += bytes.size();
    if (m_gathered.bytes.isEmpty())
        m_gathered.readNs = nowNs;
    m_gathered.bytes.append(bytes);
    moveOn(nowNs);
}

void StreamLine::finish(qint64 nowNs)
{
    m_finishing = true;
    m_finishedAtNs = nowNs;
    moveOn(nowNs);
}

void StreamLine::moveOn(qint64 nowNs)
{
    letGatheredGo(nowNs);
    passTheRate(nowNs);
    if (m_finishing && m_finishDueNs < 0 && m_gathered.bytes.isEmpty() && m_queue.empty())
        m_finishDueNs = std::max(m_lastDueNs, m_finishedAtNs + m_impairment.delay.count());
}

qint64 StreamLine::gatheredGoesAt() const
{
    if (m_finishing || m_gathered.bytes.size() >= m_impairment.coalesceBytes)
        return m_gathered.readNs;
    const std::chrono::nanoseconds wait = m_impairment.coalesceWait.count() > 0
        ? m_impairment.coalesceWait
        : std::chrono::nanoseconds(defaultCoalesceWait);
    return m_gathered.readNs + wait.count();
}

void StreamLine::letGatheredGo(qint64 nowNs)
{
    if (m_gathered.bytes.isEmpty() || gatheredGoesAt() > nowNs)
        return;
    m_queuedBytes += m_gathered.bytes.size();
    m_gathered.dueNs = nowNs;
    m_queue.push_back(std::exchange(m_gathered, {}));
}

/// How many bytes of it are sent as one piece.
qint64 StreamLine::rateBytesOf(const Piece &piece) const
{
    if (m_impairment.bitsPerSecond == 0)
        return piece.bytes.size();
    const auto turn = qint64(double(m_impairment.bitsPerSecond) / 8 * rateTurnSeconds);
    return std::min(qint64(piece.bytes.size()), std::max(turn, qint64(1)));
}

qint64 StreamLine::leavesLineAt(const Piece &piece) const
{
    if (m_impairment.bitsPerSecond == 0)
        return piece.dueNs;
    return std::max(m_lineFreeNs, piece.dueNs)
        + qint64(double(rateBytesOf(piece)) * 8e9 / double(m_impairment.bitsPerSecond));
}

void StreamLine::passTheRate(qint64 nowNs)
{
    while (!m_queue.empty() && leavesLineAt(m_queue.front()) <= nowNs) {
        Piece &front = m_queue.front();
        const qint64 leavesNs = leavesLineAt(front);
        const qint64 size = rateBytesOf(front);
        m_lineFreeNs = leavesNs;
        m_queuedBytes -= size;
        if (size == front.bytes.size()) {
            Piece whole = std::move(front);
            m_queue.pop_front();
            enterDelay(std::move(whole), leavesNs);
        } else {
            enterDelay({front.readNs, 0, front.bytes.first(size)}, leavesNs);
            front.bytes.remove(0, size);
        }
    }
}

void StreamLine::enterDelay(Piece piece, qint64 nowNs)
{
    m_lastDueNs = std::max(m_lastDueNs, nowNs + m_fates.next().delay.count());
    piece.dueNs = m_lastDueNs;
    m_delayed.push_back(std::move(piece));
}

/// Writes are cut if something has to happen between two bytes.
qint64 StreamLine::mostOfNextWrite() const
{
    qint64 most = mostBytes;
    if (m_impairment.sliceBytes > 0)
        most = m_impairment.sliceBytes;
    for (const qint64 mark :
         {m_stalled ? 0 : m_impairment.stallAfter, m_impairment.closeAfter, m_impairment.resetAfter}) {
        if (mark > m_passedBytes)
            most = std::min(most, mark - m_passedBytes);
    }
    return most;
}

qint64 StreamLine::discard()
{
    m_gathered = {};
    m_queue.clear();
    m_delayed.clear();
    m_queuedBytes = 0;
    m_finished = m_finished || m_finishing;
    return std::exchange(m_waitingBytes, 0);
}

std::optional<qint64> StreamLine::frontDueNs() const
{
    if (m_finished)
        return {};
    const bool cutOff = (m_impairment.resetAfter > 0 && m_passedBytes >= m_impairment.resetAfter)
        || (m_impairment.closeAfter > 0 && m_passedBytes >= m_impairment.closeAfter);
    if (cutOff)
        return m_notBeforeNs;
    if (!m_delayed.empty())
        return std::max(m_delayed.front().dueNs, m_notBeforeNs);
    if (m_finishDueNs >= 0)
        return std::max(m_finishDueNs, m_notBeforeNs);
    return {};
}

std::optional<StreamLine::Step> StreamLine::takeDue(qint64 nowNs)
{
    moveOn(nowNs);
    const auto due = frontDueNs();
    if (!due || *due > nowNs)
        return {};
    if (auto end = takeEnd(nowNs))
        return end;
    return takeWrite(nowNs);
}

std::optional<StreamLine::Step> StreamLine::takeEnd(qint64)
{
    Step step;
    if (m_impairment.resetAfter > 0 && m_passedBytes >= m_impairment.resetAfter)
        step.kind = StepKind::Reset;
    else if (m_impairment.closeAfter > 0 && m_passedBytes >= m_impairment.closeAfter)
        step.kind = StepKind::Close;
    else if (m_delayed.empty())
        step.kind = StepKind::Finish;
    else
        return {};
    m_finished = true;
    return step;
}

StreamLine::Step StreamLine::takeWrite(qint64 nowNs)
{
    Piece &front = m_delayed.front();
    const qint64 size = std::min(qint64(front.bytes.size()), mostOfNextWrite());
    m_counters.countPassed(size, front.readNs, nowNs);
    Step step;
    if (size == front.bytes.size()) {
        step.bytes = std::move(front.bytes);
        m_delayed.pop_front();
    } else {
        step.bytes = front.bytes.first(size);
        front.bytes.remove(0, size);
    }
    m_waitingBytes -= size;
    m_passedBytes += size;
    m_notBeforeNs = m_impairment.sliceBytes > 0 ? nowNs + m_impairment.sliceGap.count() : 0;
    if (!m_stalled && m_impairment.stallAfter > 0 && m_passedBytes >= m_impairment.stallAfter) {
        m_stalled = true;
        m_notBeforeNs = nowNs + m_impairment.stallFor.count();
    }
    return step;
}

std::optional<qint64> StreamLine::nextNs() const
{
    std::optional<qint64> next = frontDueNs();
    const auto consider = [&](qint64 timeNs) { next = std::min(next.value_or(timeNs), timeNs); };
    if (m_finished)
        return {};
    if (!m_gathered.bytes.isEmpty())
        consider(gatheredGoesAt());
    if (!m_queue.empty())
        consider(leavesLineAt(m_queue.front()));
    return next;
}

bool StreamLine::isBehind(qint64 nowNs) const
{
    return !m_delayed.empty()
        && m_delayed.front().dueNs + std::chrono::nanoseconds(behindAfter).count() < nowNs;
}

bool StreamLine::isFull() const
{
    return m_waitingBytes >= std::min(m_impairment.queueBytes, mostBytes);
}

} // namespace swb
