// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/follow/followedconversation.h"

namespace swb {

FollowedConversation::FollowedConversation(const MessageLog &log, FollowRequest request)
    : m_bytes(log, request.side)
    , m_request(std::move(request))
    , m_isFramed(m_request.framing && isStream(m_bytes.side().transport))
    , m_cutters{MessageCutter(m_isFramed ? m_request.framing : FramerFactory()),
                MessageCutter(m_isFramed ? m_request.framing : FramerFactory())}
{ }

std::vector<FollowedUnit> FollowedConversation::read(quint64 maxEvents)
{
    std::vector<FollowedUnit> found;
    m_bytes.read(maxEvents, [&](const ConversationPiece &piece) {
        const bool wanted = piece.direction == Direction::In ? m_request.in : m_request.out;
        if (wanted)
            take(piece, found);
        return true;
    });
    return found;
}

void FollowedConversation::take(const ConversationPiece &piece, std::vector<FollowedUnit> &found)
{
    FollowState::Flow &flow = piece.direction == Direction::In ? m_state.in : m_state.out;
    MessageCutter &messages = cutter(piece.direction);
    messages.cut(piece.bytes, [&](const MessageCutter::Unit &unit) {
        ++flow.units;
        takeUnit(piece, unit, found);
    });
    flow.bytes += piece.bytes.size();
    flow.notKept += qint64(piece.taken) - piece.bytes.size();
    flow.cutOff += piece.cutOff;
    flow.pending = messages.pendingBytes();
    flow.misfit = messages.misfit();
}

/// A unit belongs to the part in which it begins.
void FollowedConversation::takeUnit(const ConversationPiece &piece, const MessageCutter::Unit &unit,
                                    std::vector<FollowedUnit> &found)
{
    const qint64 part = m_room / m_request.partRoom;
    m_room += unitRoom + unit.bytes.size();
    if (part != m_request.part)
        return;
    FollowedUnit taken;
    taken.event = piece.event;
    taken.timeNs = piece.timeNs;
    taken.direction = piece.direction;
    taken.length = unit.bytes.size();
    taken.bytes = unit.bytes.first(qMin(taken.length, m_request.partRoom)).toByteArray();
    taken.fits = unit.fits;
    if (!m_isFramed) {
        taken.offset = m_state.flow(piece.direction).bytes;
        taken.notKept = piece.taken - quint32(piece.bytes.size());
        taken.cutOff = piece.cutOff;
    }
    found.push_back(std::move(taken));
}

FollowState FollowedConversation::state() const
{
    FollowState state = m_state;
    state.nextEvent = m_bytes.next();
    state.parts = qMax<qint64>(1, (m_room + m_request.partRoom - 1) / m_request.partRoom);
    state.side = m_bytes.side();
    state.otherSide = m_bytes.otherSide();
    state.beginningIsGone = m_bytes.beginningIsGone();
    state.complete = m_bytes.atEnd();
    return state;
}

} // namespace swb
