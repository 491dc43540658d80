// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/impairment/dropreason.h"
#include "core/impairment/linecounters.h"

#include <QList>
#include <array>
#include <atomic>
#include <memory>
#include <optional>

namespace swb {

/// Where a message was lost that was sent and did not arrive.
enum class LossReason : quint8 {
    RelayLoss, ///< the relay dropped it: --loss
    RelayBurst,
    RelayByNumber,
    RelayQueue,
    RelayOther, ///< the system refused it there, or the relay had forgotten its client
    KernelDrop, ///< the receiving socket had no space (SO_RXQ_OVFL, socket(7))
    Damaged, ///< it arrived with an unreadable number
    ConnectionEnded, ///< it was still in flight when its connection ended
    NotAnswered, ///< its server is not ours; all that is known is that no answer came
    Unknown, ///< it left and did not arrive, and nothing says where it was lost
};
inline constexpr int lossReasons = int(LossReason::Unknown) + 1;

/// A stable name for JSON: "relay-loss".
[[nodiscard]] QLatin1StringView nameOf(LossReason reason);
/// The words that the user sees.
[[nodiscard]] QString describe(LossReason reason);

using Losses = std::array<quint64, lossReasons>;

/// What is known about losses: counts of the relay by DropReason, and of the receiver.
struct LossEvidence
{
    std::array<quint64, dropReasons> relay{};
    quint64 kernel = 0;
    quint64 damaged = 0;
    bool ended = false; ///< a connection broke; losses that nothing else explains were in flight on it
    bool receiverIsOurs = true;
};

/// Gives each of `missing` messages one reason, so that the sum is always `missing`: counted losses first,
/// and the rest becomes ConnectionEnded, NotAnswered or Unknown.
[[nodiscard]] Losses lossesBy(quint64 missing, const LossEvidence &evidence);

/// The outcome of the messages of one direction. Always: sent = delivered + the sum of lost.
struct DirectionAccount
{
    quint64 sent = 0;
    quint64 delivered = 0; ///< each counted once, however often it came
    quint64 duplicated = 0; ///< further copies
    quint64 reordered = 0; ///< arrived after one of the same connection that was sent later (RFC 4737 3)
    /// Arrived with other bytes than were sent, whether its number was readable or not.
    quint64 corrupted = 0;
    quint64 unreadable = 0; ///< of those: with an unreadable number
    Losses lost{};

    [[nodiscard]] quint64 lostInAll() const;
    void add(const DirectionAccount &other);
};

/// The messages that one end has sent, by number, and when. A ring of fixed size, which the other end may
/// read from its own thread, but only through sentAt().
class SentWindow
{
public:
    /// Space for at least this many messages at a time, up to `mostRoom`.
    explicit SentWindow(quint64 messages);

    static constexpr quint64 mostRoom = quint64(1) << 20;

    enum class Answer : quint8 {
        First,
        Late, ///< the first answer, but after the message was given up
        Again,
        Unknown, ///< that number is not remembered
    };

    /// Numbers are assigned in order; false while the ring is full of messages with no outcome yet.
    [[nodiscard]] bool hasRoom() const { return m_end - m_begin < m_room; }
    /// Records the next message: its connection, and the moment from which its time counts. Returns its
    /// number.
    quint64 send(quint32 connection, qint64 countedNs);
    /// Records an answer; `countedNs` is set to that moment except for Unknown.
    Answer answered(quint64 id, qint64 &countedNs);
    /// The oldest message that was sent before `beforeNs` and not answered, if any: it is given up.
    struct GivenUp
    {
        quint64 id = 0;
        quint32 connection = 0;
        qint64 countedNs = 0;
    };
    [[nodiscard]] std::optional<GivenUp> giveUp(qint64 beforeNs);
    /// Stops waiting for this message, without counting it.
    void forget(quint64 id);
    /// Stops waiting for all messages of a connection that has ended.
    void forgetAllOf(quint32 connection);

    [[nodiscard]] quint64 sent() const { return m_end; }
    [[nodiscard]] quint64 waiting() const { return m_waiting; }
    [[nodiscard]] quint64 room() const { return m_room; }

    /// When a message was sent; 0 if that is not remembered. From any thread.
    [[nodiscard]] qint64 sentAt(quint64 id) const
    {
        return m_sentAt[id & (m_room - 1)].load(std::memory_order_acquire);
    }

private:
    enum class State : quint8 { Free, Waiting, Answered, GivenUp };
    struct Entry
    {
        quint64 id = 0;
        qint64 countedNs = 0;
        quint32 connection = 0;
        State state = State::Free;
    };
    void advance();

    quint64 m_room;
    quint64 m_begin = 0; ///< nothing before it is being waited for
    quint64 m_end = 0;
    quint64 m_waiting = 0;
    std::unique_ptr<Entry[]> m_entries;
    std::unique_ptr<std::atomic<qint64>[]> m_sentAt;
};

/// The messages that one end has received, by number: distinguishes first copies from further ones and
/// detects what arrived out of order. Fixed memory; a message older than `room` messages is taken for a copy.
class SeenWindow
{
public:
    SeenWindow(quint64 room, int connections);

    struct Seen
    {
        bool first = false;
        bool reordered = false;
    };
    [[nodiscard]] Seen see(quint64 id, quint32 connection);

private:
    quint64 m_room;
    quint64 m_end = 0; ///< one past the highest number that came
    std::unique_ptr<quint64[]> m_bits;
    QList<quint64> m_highest; ///< of each connection, plus 1
};

} // namespace swb
