// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compare/account.h"

#include <QCoreApplication>
#include <bit>
#include <numeric>

namespace swb {
namespace {

struct ReasonWords
{
    const char *name;
    const char *words;
};
constexpr ReasonWords reasonWords[] = {
    {"relay-loss", QT_TRANSLATE_NOOP("swb::LossReason", "lost by the relay")},
    {"relay-burst", QT_TRANSLATE_NOOP("swb::LossReason", "lost by the relay in a burst")},
    {"relay-by-number", QT_TRANSLATE_NOOP("swb::LossReason", "dropped by the relay by its number")},
    {"relay-queue", QT_TRANSLATE_NOOP("swb::LossReason", "dropped by the relay: its queue was full")},
    {"relay-other", QT_TRANSLATE_NOOP("swb::LossReason", "not forwarded by the relay")},
    {"kernel-drop", QT_TRANSLATE_NOOP("swb::LossReason", "dropped by the system: the receiver was too slow")},
    {"damaged", QT_TRANSLATE_NOOP("swb::LossReason", "arrived corrupted beyond recognition")},
    {"connection-ended", QT_TRANSLATE_NOOP("swb::LossReason", "in flight when the connection ended")},
    {"not-answered",
     QT_TRANSLATE_NOOP("swb::LossReason", "not answered; the server keeps no counts for the comparison")},
    {"unknown", QT_TRANSLATE_NOOP("swb::LossReason", "unknown where")},
};
static_assert(std::size(reasonWords) == size_t(lossReasons));

constexpr quint64 wordBits = 64;

LossReason reasonOf(DropReason reason)
{
    switch (reason) {
    case DropReason::Loss:
        return LossReason::RelayLoss;
    case DropReason::BurstLoss:
        return LossReason::RelayBurst;
    case DropReason::ByNumber:
        return LossReason::RelayByNumber;
    case DropReason::QueueOverflow:
        return LossReason::RelayQueue;
    default:
        return LossReason::RelayOther;
    }
}

} // namespace

QLatin1StringView nameOf(LossReason reason)
{
    return QLatin1StringView(reasonWords[size_t(reason)].name);
}

QString describe(LossReason reason)
{
    return QCoreApplication::translate("swb::LossReason", reasonWords[size_t(reason)].words);
}

Losses lossesBy(quint64 missing, const LossEvidence &evidence)
{
    Losses losses{};
    quint64 left = missing;
    const auto take = [&](LossReason reason, quint64 counted) {
        const quint64 taken = qMin(left, counted);
        losses[size_t(reason)] += taken;
        left -= taken;
    };
    for (int reason = int(DropReason::Loss); reason < dropReasons; ++reason)
        take(reasonOf(DropReason(reason)), evidence.relay[size_t(reason)]);
    take(LossReason::KernelDrop, evidence.kernel);
    take(LossReason::Damaged, evidence.damaged);
    take(evidence.ended                ? LossReason::ConnectionEnded
             : evidence.receiverIsOurs ? LossReason::Unknown
                                       : LossReason::NotAnswered,
         left);
    return losses;
}

quint64 DirectionAccount::lostInAll() const
{
    return std::accumulate(lost.begin(), lost.end(), quint64(0));
}

void DirectionAccount::add(const DirectionAccount &other)
{
    sent += other.sent;
    delivered += other.delivered;
    duplicated += other.duplicated;
    reordered += other.reordered;
    corrupted += other.corrupted;
    unreadable += other.unreadable;
    for (size_t i = 0; i < lost.size(); ++i)
        lost[i] += other.lost[i];
}

SentWindow::SentWindow(quint64 messages)
    : m_room(std::bit_ceil(qBound(wordBits, messages, mostRoom)))
    , m_entries(std::make_unique<Entry[]>(m_room))
    , m_sentAt(std::make_unique<std::atomic<qint64>[]>(m_room))
{ }

quint64 SentWindow::send(quint32 connection, qint64 countedNs)
{
    const quint64 id = m_end++;
    m_entries[id & (m_room - 1)] = {id, countedNs, connection, State::Waiting};
    m_sentAt[id & (m_room - 1)].store(countedNs, std::memory_order_release);
    ++m_waiting;
    return id;
}

SentWindow::Answer SentWindow::answered(quint64 id, qint64 &countedNs)
{
    Entry &entry = m_entries[id & (m_room - 1)];
    if (entry.id != id || entry.state == State::Free)
        return Answer::Unknown;
    countedNs = entry.countedNs;
    const State before = std::exchange(entry.state, State::Answered);
    if (before == State::Answered)
        return Answer::Again;
    if (before == State::GivenUp)
        return Answer::Late;
    --m_waiting;
    advance();
    return Answer::First;
}

std::optional<SentWindow::GivenUp> SentWindow::giveUp(qint64 beforeNs)
{
    advance();
    if (m_begin == m_end)
        return {};
    Entry &entry = m_entries[m_begin & (m_room - 1)];
    if (entry.countedNs >= beforeNs)
        return {};
    entry.state = State::GivenUp;
    --m_waiting;
    advance();
    return GivenUp{entry.id, entry.connection, entry.countedNs};
}

void SentWindow::forget(quint64 id)
{
    Entry &entry = m_entries[id & (m_room - 1)];
    if (entry.id != id || entry.state != State::Waiting)
        return;
    entry.state = State::GivenUp;
    --m_waiting;
    advance();
}

void SentWindow::forgetAllOf(quint32 connection)
{
    for (quint64 id = m_begin; id < m_end; ++id) {
        if (m_entries[id & (m_room - 1)].connection == connection)
            forget(id);
    }
}

void SentWindow::advance()
{
    while (m_begin < m_end && m_entries[m_begin & (m_room - 1)].state != State::Waiting)
        ++m_begin;
}

SeenWindow::SeenWindow(quint64 room, int connections)
    : m_room(2 * std::bit_ceil(qMax(room, wordBits)))
    , m_bits(std::make_unique<quint64[]>(m_room / wordBits))
    , m_highest(connections, 0)
{ }

SeenWindow::Seen SeenWindow::see(quint64 id, quint32 connection)
{
    Seen seen;
    if (connection < quint32(m_highest.size())) {
        quint64 &highest = m_highest[connection];
        seen.reordered = id + 1 < highest;
        highest = qMax(highest, id + 1);
    }
    if (id + m_room < m_end + wordBits) // its word may be in use again
        return {};
    for (; m_end <= id; ++m_end) {
        if (m_end % wordBits == 0) // a new word of the ring
            m_bits[(m_end & (m_room - 1)) / wordBits] = 0;
    }
    quint64 &word = m_bits[(id & (m_room - 1)) / wordBits];
    const quint64 bit = quint64(1) << (id % wordBits);
    seen.first = !(word & bit);
    seen.reordered = seen.reordered && seen.first;
    word |= bit;
    return seen;
}

} // namespace swb
