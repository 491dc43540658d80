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
    FramerFactory framing; ///< streams only; empty for none
    qint64 part = 0; ///< number of the part to show, from 0
    qint64 partRoom = 256 << 10; ///< bytes per part, counting unitRoom extra for each unit in it
};

/// A chunk, a datagram or a framed message, with its bytes.
struct FollowedUnit
{
    quint64 event = 0; ///< the event whose bytes completed it
    qint64 timeNs = 0;
    Direction direction = Direction::None;
    QByteArray bytes; ///< at most what a part has space for
    qint64 length = 0; ///< full length, shown or not
    qint64 offset = 0; ///< bytes of its direction before it; 0 with a framing, which is not counted
    quint32 notKept = 0; ///< bytes that passed but that the log did not keep
    quint32 cutOff = 0; ///< bytes of the datagram that did not fit into its receiver's buffer
    bool fits = true; ///< false if the framing does not fit here
    QString note = {}; ///< anything else worth knowing: "decoded (gzip)"
};

/// The progress of the reading.
struct FollowState
{
    struct Flow
    {
        qint64 units = 0; ///< chunks, datagrams or messages
        qint64 bytes = 0; ///< kept in the log
        qint64 notKept = 0;
        qint64 cutOff = 0; ///< thrown away on receipt
        qint64 pending = 0; ///< of a message that has not ended
        Error misfit; ///< why the framing does not fit
    };
    Flow in;
    Flow out;
    quint64 nextEvent = 0; ///< all before it were read
    qint64 parts = 1;
    Conversation side;
    Conversation otherSide; ///< id None if it is not ours, or not found yet
    bool beginningIsGone = false;
    bool complete = false; ///< everything in the log was read

    [[nodiscard]] const Flow &flow(Direction direction) const
    {
        return direction == Direction::In ? in : out;
    }
};

/// Reads a conversation for one request, a step at a time: collects the units that begin in the wanted part
/// and counts the others. Pure; one thread at a time.
class FollowedConversation
{
public:
    /// Added to the bytes of each unit, so that a part holds a bounded number even of empty ones.
    static constexpr qint64 unitRoom = 64;

    FollowedConversation(const MessageLog &log, FollowRequest request);

    /// Continues over at most this many events and returns what is new of the part; for the rest see state().
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
    qint64 m_room = 0; ///< used by all units so far
};

} // namespace swb
