// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/detail/messagebytes.h"
#include "models/follow/followedconversation.h"

#include <QCoreApplication>
#include <vector>

namespace swb {

/// A message of a conversation: extracted from its chunks, or a message event of the log.
struct ExchangedMessage
{
    Direction direction = Direction::None;
    StreamMessage cut; ///< its length is 0 for a message of the log
    quint64 told = 0; ///< the log's message; 0 if it was extracted
    bool operator==(const ExchangedMessage &other) const
    {
        return direction == other.direction && told == other.told && cut.offset == other.cut.offset
            && cut.length == other.cut.length;
    }
};

/// A request and its answer, or a single message.
struct Exchange
{
    QString title; ///< "GET /data", "text", "example.test A?"
    QString status; ///< of the answer; empty while there is none, and for messages without answers
    qint64 bytes = -1; ///< of the answer's body, or of the message itself; -1: not known
    qint64 tookNs = -1; ///< from the beginning of the request to the end of the answer
    std::vector<ExchangedMessage> messages; ///< at least one
    bool operator==(const Exchange &) const = default;
};

/// Groups the messages of a conversation by request. HTTP of any endpoint is extracted from the chunks,
/// including that of a relay, a recording and a capture, and so are WebSocket messages after it. DNS
/// questions with their answers, mails and lines of chats are those that the log reports. Continues where it
/// stopped. Pure; one thread at a time. The log must outlive it.
class Exchanges
{
    Q_DECLARE_TR_FUNCTIONS(swb::Exchanges)

public:
    static constexpr size_t most = 10'000; ///< above this, no more are listed

    Exchanges(const MessageLog &log, ConversationId side);

    /// Continues over at most this many events; false at the end of the log.
    bool read(quint64 maxEvents);
    /// In the order in which they began.
    [[nodiscard]] std::vector<Exchange> all() const;
    /// An exchange's messages as people read them: the header of a request and its assembled and decoded
    /// body, for a WebSocket message the content of its frames. At most `most` bytes of each.
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
