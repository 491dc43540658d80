// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/event.h"

namespace swb {

/// How far a conversation has come, as its events tell.
enum class ConversationState : quint8 {
    Opening, ///< a connect is under way
    Open,
    HalfClosedByPeer,
    HalfClosedByUs,
    Closed,
    Reset,
    Failed, ///< ended by an error other than a reset
    Refused, ///< of datagrams: the last that is known is that nobody listens there; it may go on
};

inline constexpr ConversationState lastConversationState = ConversationState::Refused;

/// Stable lower-case names for JSON and filters: "opening", "half-closed-by-peer".
[[nodiscard]] QLatin1StringView nameOf(ConversationState state);
/// Closed, reset or failed.
[[nodiscard]] bool isOver(ConversationState state);

/// What passed in one direction.
struct Flow
{
    quint64 transfers = 0; ///< chunks of a stream, or datagrams
    quint64 messages = 0; ///< framed units, made of the same bytes
    quint64 bytes = 0; ///< payload of the transfers, as far as it was taken
    bool operator==(const Flow &) const = default;
};

/// The figures of one conversation, gathered from its events in the order of their ids. Pure; not
/// thread-safe.
struct ConversationStats
{
    quint64 events = 0;
    quint64 firstEvent = 0; ///< ids; 0 before the first
    quint64 lastEvent = 0;
    qint64 startNs = 0; ///< time of the first event
    qint64 lastNs = 0; ///< time of the latest event
    ConversationState state = ConversationState::Opening;
    Severity worst = Severity::Chat;
    Flow in;
    Flow out;
    qint64 rttUs = -1; ///< smoothed round-trip time as last sampled; -1 where never
    qint64 retransmits = -1; ///< segments sent again in all, as last sampled; -1 where never

    void add(const Event &event);
    /// Time of the last event where it is over, else nothing: it may still go on.
    [[nodiscard]] std::optional<qint64> endNs() const;
    bool operator==(const ConversationStats &) const = default;

private:
    void addTransfer(const Event &event);
    void addState(const Event &event);
    void addError(const Event &event);
};

} // namespace swb
