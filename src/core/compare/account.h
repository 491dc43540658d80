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

/// Where a message went that was sent and did not come.
enum class LossReason : quint8 {
    RelayLoss, ///< the relay lost it: --loss
    RelayBurst,
    RelayByNumber,
    RelayQueue,
    RelayOther, ///< the system refused it there, or the relay had forgotten its client
    KernelDrop, ///< the receiving socket had no room (SO_RXQ_OVFL, socket(7))
    Damaged, ///< it came so that its number could not be read any more
    ConnectionEnded, ///< it was still under way when its connection ended
    NotAnswered, ///< its server is not ours; nothing more is known of it than that no answer came
    Unknown, ///< it left and did not come, and nothing says where it went
};
inline constexpr int lossReasons = int(LossReason::Unknown) + 1;

/// A stable name for JSON: "relay-loss".
[[nodiscard]] QLatin1StringView nameOf(LossReason reason);
/// Words for people.
[[nodiscard]] QString describe(LossReason reason);

using Losses = std::array<quint64, lossReasons>;

/// What is known of losses: counts of the relay by DropReason, and of the receiver.
struct LossEvidence
{
    std::array<quint64, dropReasons> relay{};
    quint64 kernel = 0;
    quint64 damaged = 0;
    bool ended = false; ///< a connection broke; what nothing else explains was under way on it
    bool receiverIsOurs = true;
};

/// Gives each of `missing` messages one reason, so that the sum is always `missing`: what was counted first,
/// and the rest to ConnectionEnded, NotAnswered or Unknown.
[[nodiscard]] Losses lossesBy(quint64 missing, const LossEvidence &evidence);

/// What became of the messages of one direction. Always: sent = delivered + the sum of lost.
struct DirectionAccount
{
    quint64 sent = 0;
    quint64 delivered = 0; ///< each once, however often it came
    quint64 duplicated = 0; ///< further copies
    quint64 reordered = 0; ///< came after one of the same connection that was sent later (RFC 4737 3)
    quint64 corrupted = 0; ///< came with other bytes than were sent, their number readable or not
    quint64 unreadable = 0; ///< of those: the number was not readable
    Losses lost{};

    [[nodiscard]] quint64 lostInAll() const;
    void add(const DirectionAccount &other);
};

/// The messages that one end has sent, by number, and when. A ring of fixed size, which the other end may
/// look into from its own thread: sentAt() is all that it reads.
class SentWindow
{
public:
    /// Room for at least so many messages at a time, up to `mostRoom`.
    explicit SentWindow(quint64 messages);

    static constexpr quint64 mostRoom = quint64(1) << 20;

    enum class Answer : quint8 {
        First,
        Late, ///< the first, but after it was given up
        Again,
        Unknown, ///< nothing of that number is remembered
    };

    /// Numbers are given in order; false while the ring is full of messages that nothing is known of yet.
    [[nodiscard]] bool hasRoom() const { return m_end - m_begin < m_room; }
    /// Notes the next message: its connection, and the moment from which its time counts. Its number.
    quint64 send(quint32 connection, qint64 countedNs);
    /// Notes an answer; `countedNs` is set to that moment for all but Unknown.
    Answer answered(quint64 id, qint64 &countedNs);
    /// The oldest message that was sent before `beforeNs` and not answered, if any: it is given up.
    struct GivenUp
    {
        quint64 id = 0;
        quint32 connection = 0;
        qint64 countedNs = 0;
    };
    [[nodiscard]] std::optional<GivenUp> giveUp(qint64 beforeNs);
    /// Waits no longer for this one, without a word.
    void forget(quint64 id);
    /// Waits no longer for any of a connection that has ended.
    void forgetAllOf(quint32 connection);

    [[nodiscard]] quint64 sent() const { return m_end; }
    [[nodiscard]] quint64 waiting() const { return m_waiting; }
    [[nodiscard]] quint64 room() const { return m_room; }

    /// When a message was sent; 0 where that is not remembered. From any thread.
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
    quint64 m_begin = 0; ///< nothing before it is waiting
    quint64 m_end = 0;
    quint64 m_waiting = 0;
    std::unique_ptr<Entry[]> m_entries;
    std::unique_ptr<std::atomic<qint64>[]> m_sentAt;
};

/// The messages that one end has received, by number: tells first copies from further ones and sees what came
/// out of its order. Fixed memory; what is older than `room` messages is taken for a copy.
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
    quint64 m_end = 0; ///< one behind the highest number that came
    std::unique_ptr<quint64[]> m_bits;
    QList<quint64> m_highest; ///< of each connection, plus 1
};

} // namespace swb
