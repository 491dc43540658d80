// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/impairment/datagramline.h"

#include "core/values/counters.h"

#include <algorithm>

namespace swb {

DatagramLine::DatagramLine(const Impairment &impairment, quint64 seed, RelayDirection direction,
                           LineCounters &counters)
    : m_impairment(impairment)
    , m_fates(impairment, seed, direction)
    , m_counters(counters)
{ }

void DatagramLine::change(const Impairment &impairment)
{
    m_impairment = impairment;
    m_fates.change(impairment);
    m_lineFreeNs = 0;
}

DatagramLine::Arrival DatagramLine::arrive(ConversationId from, char *bytes, qsizetype size, qint64 nowNs)
{
    m_counters.countReceived(size);
    const Fate fate = m_fates.next();
    const quint64 number = m_fates.count();
    if (fate.dropped != DropReason::None)
        return dropped(number, fate.dropped);
    if (m_hand == HandMode::Drop)
        return dropped(number, DropReason::ByHand);
    if (m_hand == HandMode::Hold && m_held.isFull())
        return dropped(number, DropReason::QueueOverflow);
    const int copies = fate.duplicated ? 2 : 1;
    if (!hasRoomFor(size * copies, nowNs))
        return dropped(number, DropReason::QueueOverflow);

    Arrival arrival{.number = number, .duplicated = fate.duplicated, .heldBack = fate.heldBack};
    if (fate.corrupted)
        arrival.corruptedBit = corruptBit(bytes, size, fate.corruptAt);
    if (arrival.corruptedBit >= 0)
        addRelaxed(m_counters.corrupted, 1);
    addRelaxed(m_counters.waiting, 1);
    if (m_hand == HandMode::Hold)
        return takeInHand(arrival, {number, from, nowNs, QByteArray(bytes, size), copies});
    const qint64 dueNs = leavesLineAt(size * copies, nowNs) + fate.delay.count();
    if (dueNs <= nowNs && !fate.heldBack && isEmpty()) {
        arrival.passNow = true;
        m_lastTaken = number;
        return arrival;
    }
    m_waitingBytes += size;
    Departure datagram{number, from, nowNs, QByteArray(bytes, size), copies};
    if (fate.heldBack)
        m_heldBack.push_back(
            {std::move(datagram), dueNs + std::chrono::nanoseconds(reorderPatience).count()});
    else
        m_queue.emplace(Place{dueNs, number}, std::move(datagram));
    return arrival;
}

DatagramLine::Arrival DatagramLine::dropped(quint64 number, DropReason reason)
{
    m_counters.countDropped(reason);
    return {.number = number, .dropped = reason};
}

bool DatagramLine::hasRoomFor(qint64 bytes, qint64 nowNs) const
{
    if (m_waitingBytes + bytes > mostBytes)
        return false;
    if (m_impairment.bitsPerSecond == 0 || m_lineFreeNs <= nowNs)
        return true; // the one being sent takes no space in the queue
    const double queued = double(m_lineFreeNs - nowNs) * double(m_impairment.bitsPerSecond) / 8e9;
    return queued + double(bytes) <= double(m_impairment.queueBytes);
}

qint64 DatagramLine::leavesLineAt(qint64 bytes, qint64 nowNs)
{
    if (m_impairment.bitsPerSecond == 0)
        return nowNs;
    m_lineFreeNs
        = std::max(m_lineFreeNs, nowNs) + qint64(double(bytes) * 8e9 / double(m_impairment.bitsPerSecond));
    return m_lineFreeNs;
}

/// A held datagram leaves the normal path: neither the rate nor a delay applies to it.
DatagramLine::Arrival DatagramLine::takeInHand(Arrival arrival, Departure datagram)
{
    arrival.heldBack = false;
    arrival.inHand = true;
    m_waitingBytes += datagram.bytes.size();
    m_held.add(std::move(datagram));
    return arrival;
}

void DatagramLine::setHand(HandMode mode)
{
    m_hand = mode;
    if (mode != HandMode::Pass)
        return;
    for (HeldDatagram &datagram : m_held.takeAll())
        m_handed.push_back(std::move(datagram));
}

bool DatagramLine::order(const HeldOrder &order, qint64 nowNs)
{
    switch (order.action) {
    case HeldAction::Duplicate:
        return m_held.duplicate(order.number);
    case HeldAction::SwapWithNext:
        return m_held.swapWithNext(order.number);
    case HeldAction::Replace: {
        const HeldDatagram *const before = m_held.find(order.number);
        const qsizetype size = before ? before->bytes.size() : 0;
        if (!m_held.replace(order.number, order.bytes))
            return false;
        m_waitingBytes += order.bytes.size() - size;
        return true;
    }
    case HeldAction::Pass:
    case HeldAction::Drop:
    case HeldAction::Delay:
        break;
    }
    auto datagram = m_held.take(order.number);
    if (!datagram)
        return false;
    if (order.action == HeldAction::Pass) {
        m_handed.push_back(std::move(*datagram));
    } else if (order.action == HeldAction::Delay) {
        m_queue.emplace(Place{nowNs + order.delay.count(), order.number}, std::move(*datagram));
    } else {
        m_waitingBytes -= datagram->bytes.size();
        notSent(DropReason::ByHand);
    }
    return true;
}

std::optional<DatagramLine::Departure> DatagramLine::takeDue(qint64 nowNs)
{
    if (auto held = takeHeldBack(nowNs))
        return held;
    if (!m_handed.empty()) {
        Departure datagram = std::move(m_handed.front());
        m_handed.pop_front();
        m_lastTaken = std::max(m_lastTaken, datagram.number);
        return taken(std::move(datagram));
    }
    if (m_queue.empty() || m_queue.begin()->first.first > nowNs)
        return {};
    Departure datagram = std::move(m_queue.begin()->second);
    m_queue.erase(m_queue.begin());
    m_lastTaken = std::max(m_lastTaken, datagram.number);
    return taken(std::move(datagram));
}

std::optional<DatagramLine::Departure> DatagramLine::takeHeldBack(qint64 nowNs)
{
    if (m_heldBack.empty()
        || (m_heldBack.front().datagram.number > m_lastTaken && m_heldBack.front().latestNs > nowNs))
        return {};
    Departure datagram = std::move(m_heldBack.front().datagram);
    m_heldBack.pop_front();
    return taken(std::move(datagram));
}

DatagramLine::Departure DatagramLine::taken(Departure datagram)
{
    m_waitingBytes -= datagram.bytes.size();
    return datagram;
}

std::optional<qint64> DatagramLine::nextNs() const
{
    if (!m_handed.empty())
        return 0;
    std::optional<qint64> next;
    if (!m_queue.empty())
        next = m_queue.begin()->first.first;
    if (!m_heldBack.empty()) {
        const Waiting &held = m_heldBack.front();
        const qint64 heldNs = held.datagram.number < m_lastTaken ? 0 : held.latestNs;
        next = std::min(next.value_or(heldNs), heldNs);
    }
    return next;
}

void DatagramLine::sent(quint64 number, qsizetype size, int copies, qint64 readNs, qint64 nowNs)
{
    addRelaxed(m_counters.waiting, quint64(-1));
    m_counters.countPassed(size, readNs, nowNs);
    addRelaxed(m_counters.duplicated, quint64(copies - 1));
    if (number < m_highestSent)
        addRelaxed(m_counters.reordered, 1);
    m_highestSent = std::max(m_highestSent, number);
}

void DatagramLine::notSent(DropReason reason)
{
    addRelaxed(m_counters.waiting, quint64(-1));
    m_counters.countDropped(reason);
}

void DatagramLine::systemDropped(quint64 datagrams)
{
    addRelaxed(m_counters.systemDropped, datagrams);
}

void DatagramLine::clear(DropReason reason)
{
    const size_t inHand = size_t(m_held.takeAll().size()) + m_handed.size();
    for (auto left = m_queue.size() + m_heldBack.size() + inHand; left > 0; --left)
        notSent(reason);
    m_handed.clear();
    m_queue.clear();
    m_heldBack.clear();
    m_waitingBytes = 0;
}

} // namespace swb
