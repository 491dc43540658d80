// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/conversationstats.h"

namespace swb {

using namespace Qt::StringLiterals;

QLatin1StringView nameOf(ConversationState state)
{
    switch (state) {
    case ConversationState::Opening:
        return "opening"_L1;
    case ConversationState::Open:
        return "open"_L1;
    case ConversationState::HalfClosedByPeer:
        return "half-closed-by-peer"_L1;
    case ConversationState::HalfClosedByUs:
        return "half-closed-by-us"_L1;
    case ConversationState::Closed:
        return "closed"_L1;
    case ConversationState::Reset:
        return "reset"_L1;
    case ConversationState::Failed:
        return "failed"_L1;
    case ConversationState::Refused:
        return "refused"_L1;
    }
    return {};
}

bool isOver(ConversationState state)
{
    return state >= ConversationState::Closed && state <= ConversationState::Failed;
}

void ConversationStats::add(const Event &event)
{
    if (events++ == 0) {
        firstEvent = event.id;
        startNs = event.timeNs;
        lastNs = event.timeNs;
    }
    lastEvent = event.id;
    lastNs = qMax(lastNs, event.timeNs);
    worst = qMax(worst, event.severity);
    addTransfer(event);
    addState(event);
    if (event.detail && event.detail->tcp) {
        rttUs = event.detail->tcp->rttUs;
        retransmits = event.detail->tcp->retransmits;
    }
}

std::optional<qint64> ConversationStats::endNs() const
{
    return isOver(state) ? std::optional(lastNs) : std::nullopt;
}

void ConversationStats::addTransfer(const Event &event)
{
    if (event.direction == Direction::None)
        return;
    Flow &flow = event.direction == Direction::In ? in : out;
    if (event.kind == EventKind::Data) {
        ++flow.transfers;
        flow.bytes += event.takenLength();
    } else if (event.kind == EventKind::Message) {
        ++flow.messages;
    }
}

/// An error that neither came from the peer nor ended anything is a refusal to send; the conversation
/// continues. Logs of earlier versions say In for every error that ended it.
void ConversationStats::addError(const Event &event)
{
    const bool ended = event.detail && event.detail->ended;
    if (event.severity == Severity::Error && (ended || event.direction == Direction::In))
        state = ConversationState::Failed;
    else if (event.detail && event.detail->error.code == ErrorCode::NobodyListening)
        state = ConversationState::Refused;
}

/// Later bytes, or a half-close, show that an earlier error was not the end.
void ConversationStats::addState(const Event &event)
{
    switch (event.kind) {
    case EventKind::Connecting:
        state = ConversationState::Opening;
        break;
    case EventKind::Connected:
    case EventKind::Handshake:
        state = ConversationState::Open;
        break;
    case EventKind::Data:
        if (state == ConversationState::Opening || state == ConversationState::Failed
            || (state == ConversationState::Refused && event.direction == Direction::In))
            state = ConversationState::Open;
        break;
    case EventKind::HalfClosed:
        state = event.direction == Direction::In ? ConversationState::HalfClosedByPeer
                                                 : ConversationState::HalfClosedByUs;
        break;
    case EventKind::Closed:
        state = ConversationState::Closed;
        break;
    case EventKind::Reset:
        state = ConversationState::Reset;
        break;
    case EventKind::Error:
        if (!isOver(state))
            addError(event);
        break;
    case EventKind::Listening:
    case EventKind::Stopped:
    case EventKind::Message:
    case EventKind::Sample:
    case EventKind::Dropped:
    case EventKind::Note:
        break;
    }
}

} // namespace swb
