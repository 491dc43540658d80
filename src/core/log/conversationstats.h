// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/event.h"

namespace swb {

/// The state of a conversation, as its events show it.
enum class ConversationState : quint8 {
    Opening, ///< a connect is in progress
    Open,
    HalfClosedByPeer,
    HalfClosedByUs,
    Closed,
    Reset,
    Failed, ///< ended by an error other than a reset
    Refused, ///< datagrams only: the last report was that nobody listens there; it may continue
};

inline constexpr ConversationState lastConversationState = ConversationState::Refused;

/// Stable lower-case names for JSON and filters: "opening", "half-closed-by-peer".
[[nodiscard]] QLatin1StringView nameOf(ConversationState state);
/// Closed, reset or failed.
[[nodiscard]] bool isOver(ConversationState state);

/// What was transferred in one direction.
struct Flow
{
    quint64 transfers = 0; ///< chunks of a stream, or datagrams
    quint64 messages = 0; ///< framed units, made from the same bytes
    quint64 bytes = 0; ///< payload of the transfers, as far as it was received
    bool operator==(const Flow &) const = default;
};

/// The figures of one conversation, collected from its events in the order of their ids. Pure; not
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
    qint64 rttUs = -1; ///< smoothed round-trip time of the last sample; -1 if there was none
    qint64 retransmits = -1; ///< retransmitted segments in total, as of the last sample; -1 if there was none

    void add(const Event &event);
    /// Time of the last event if the conversation is over, else nothing: it may still continue.
    [[nodiscard]] std::optional<qint64> endNs() const;
    bool operator==(const ConversationStats &) const = default;

private:
    void addTransfer(const Event &event);
    void addState(const Event &event);
    void addError(const Event &event);
};

} // namespace swb
