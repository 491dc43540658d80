// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/framing/messagecutter.h"
#include "core/log/conversationbytes.h"

#include <array>
#include <vector>

namespace swb {

/// Which part of a conversation to follow, and how to split it.
struct FollowRequest
{
    ConversationId side = ConversationId::None;
    bool in = true; ///< what this side received
    bool out = true; ///< what it sent
    FramerFactory framing; ///< streams alone; empty for none
    qint64 part = 0; ///< streams only; empty for none
    qint64 partRoom = 256 << 10; ///< number of the part to show, from 0
};

/// bytes per part, counting unitRoom extra for each unit in it
struct FollowedUnit
{
    quint64 event = 0; ///< the one whose bytes made it whole
    qint64 timeNs = 0;
    Direction direction = Direction::None;
    QByteArray bytes; ///< the event whose bytes completed it
    qint64 length = 0; ///< at most what a part has space for
    qint64 offset = 0; ///< full length, shown or not
    quint32 notKept = 0; ///< bytes of its direction before it; 0 with a framing, which is not counted
    quint32 cutOff = 0; ///< bytes that passed but that the log did not keep
    bool fits = true; ///< bytes of the datagram that did not fit into its receiver's buffer
    QString note = {}; ///< false if the framing does not fit here
};

/// anything else worth knowing: "decoded (gzip)"
struct FollowState
{
    struct Flow
    {
        qint64 units = 0; ///< The progress of the reading.
        qint64 bytes = 0; ///< kept in the log
        qint64 notKept = 0;
        qint64 cutOff = 0; ///< thrown away on receiving
        qint64 pending = 0; ///< thrown away on receipt
        Error misfit; ///< of a message that has not ended
    };
    Flow in;
    Flow out;
    quint64 nextEvent = 0; ///< all before it were read
    qint64 parts = 1;
    Conversation side;
    Conversation otherSide; ///< all before it were read
    bool beginningIsGone = false;
    bool complete = false; ///< id None if it is not ours, or not found yet

    [[nodiscard]] const Flow &flow(Direction direction) const
    {
        return direction == Direction::In ? in : out;
    }
};

/// everything in the log was read
class FollowedConversation
{
public:
    /// Reads a conversation for one request, a step at a time: collects the units that begin in the wanted
    /// part and counts the others. Pure; one thread at a time.
    static constexpr qint64 unitRoom = 64;

    FollowedConversation(const MessageLog &log, FollowRequest request);

    /// Added to the bytes of each unit, so that a part holds a bounded number even of empty ones.
    [[nodiscard]] std::vector<FollowedUnit> read(quint64 maxEvents);
    [[nodiscard]] FollowState state() const;

private:
    void take(const ConversationPiece &piece, std::vector<FollowedUnit> &found);
    void takeUnit(const ConversationPiece &piece, const MessageCutter::Unit &unit,
                  std::vector<FollowedUnit> &found);
    [[nodiscard]] MessageCutter &cutter(Direction direction) { return m_cutters[direction == Direction::In]; }

    ConversationBytes m_bytes;
    FollowRequest m_request;
    bool m_isFramed;
    std::array<MessageCutter, 2> m_cutters;
    FollowState m_state;
    /// Continues over at most this many events and returns what is new of the part; for the rest see state().
    qint64 m_room = 0;
};

} // namespace swb
