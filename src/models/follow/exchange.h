// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/detail/messagebytes.h"
#include "models/follow/followedconversation.h"

#include <QCoreApplication>
#include <vector>

namespace swb {

/// A message of a conversation: cut out of its chunks, or as the log tells of it.
struct ExchangedMessage
{
    Direction direction = Direction::None;
    StreamMessage cut; ///< its length is 0 where the log tells of it
    quint64 told = 0; ///< the log's message; 0 where it was cut out
    bool operator==(const ExchangedMessage &other) const
    {
        return direction == other.direction && told == other.told && cut.offset == other.cut.offset
            && cut.length == other.cut.length;
    }
};

/// A request and what answered it, or a message that stands for itself.
struct Exchange
{
    QString title; ///< "GET /data", "text", "example.test A?"
    QString status; ///< of the answer; empty while there is none, and where there are none
    qint64 bytes = -1; ///< of the body that answered, or of the message itself; -1: not known
    qint64 tookNs = -1; ///< from the beginning of the request to the end of the answer
    std::vector<ExchangedMessage> messages; ///< at least one
    bool operator==(const Exchange &) const = default;
};

/// Groups the messages of a conversation by request: HTTP, whoever speaks it, is cut out of the chunks, so
/// that a relay's, a recorded and a captured one is, too; so are WebSocket messages behind it. DNS questions
/// with their answers, mails and lines of chats are those that the log tells of. Reads on where it stopped.
/// Pure; one thread at a time. The log must outlive it.
class Exchanges
{
    Q_DECLARE_TR_FUNCTIONS(swb::Exchanges)

public:
    static constexpr size_t most = 10'000; ///< beyond that, no more are listed

    Exchanges(const MessageLog &log, ConversationId side);

    /// Reads on over at most so many events; false at the end of what is there.
    bool read(quint64 maxEvents);
    /// In the order in which they began.
    [[nodiscard]] std::vector<Exchange> all() const;
    /// An exchange's messages as people read them: what a request has before its body, with its body put
    /// together and decoded, of a WebSocket what its frames carry. At most `most` bytes of each.
    [[nodiscard]] std::vector<FollowedUnit> units(const Exchange &exchange, qint64 mostBytes) const;

private:
    struct Told
    {
        quint64 event;
        Direction direction;
        qint64 timeNs;
        quint32 length;
        QString protocol;
        QString summary;
        quint16 number; ///< of a DNS message
        bool isAnswer;
    };
    void take(const Event &event);
    void addHttp(std::vector<Exchange> &all) const;
    void addFrames(std::vector<Exchange> &all, Direction direction) const;
    void addTold(std::vector<Exchange> &all) const;
    [[nodiscard]] FollowedUnit unitOf(const ExchangedMessage &message, qint64 mostBytes) const;

    const MessageLog &m_log;
    ConversationId m_side;
    ConversationMessages m_messages;
    std::vector<Told> m_told;
    quint64 m_next = 1;
};

} // namespace swb
