// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/boundaries/boundaryreader.h"

#include <algorithm>

namespace swb {

namespace {

void add(RecordedRow &row, const Event &event)
{
    row.captured |= event.evidence != Evidence::Measured;
    const qint64 begin = row.pieces.isEmpty() ? 0 : row.pieces.last().end;
    row.cut |= row.pieces.size() >= BoundaryReader::mostPieces || begin >= BoundaryReader::mostBytes;
    if (row.cut)
        return;
    row.partly |= event.notKept() > 0;
    const qsizetype kept = isStream(event.transport)
        ? std::min(event.payload.size(), BoundaryReader::keptBytes)
        : event.payload.size();
    StreamPiece piece{event.timeNs, begin, begin + qint64(event.takenLength()),
                      QByteArray(event.payload.constData(), kept)}; // the log's own bytes go away
    piece.cutOff = event.length - event.takenLength();
    row.pieces.append(piece);
}

} // namespace

BoundaryReader::BoundaryReader(const MessageLog &log, ConversationId side)
    : m_log(log)
    , m_otherSide(log, log.conversation(side))
    , m_next(log.firstId())
    , m_whole(m_next == 1)
{
    m_ends[0].side = log.conversation(side);
    m_ends[0].out.ours = m_ends[0].in.ours = m_ends[0].side.id != ConversationId::None;
}

void BoundaryReader::read(quint64 maxEvents)
{
    const quint64 stop = std::min(m_log.endId(), m_next + maxEvents);
    m_log.forEach(m_next, stop, [this](const Event &event) {
        if (event.id != m_next)
            noteGap();
        m_next = event.id + 1;
        take(event);
        return true;
    });
    if (m_next < stop)
        noteGap();
    m_next = std::max(m_next, stop);
}

bool BoundaryReader::atEnd() const
{
    const auto full = [](const End &end) { return end.over || (end.out.cut && end.in.cut); };
    return m_next >= m_log.endId() || (full(m_ends[0]) && full(m_ends[1]));
}

/// What was in the gap is unknown, unless it was before or after the conversation.
void BoundaryReader::noteGap()
{
    m_whole = false;
    for (End &end : m_ends) {
        if (end.begun && !end.over)
            end.out.gap = end.in.gap = true;
    }
}

void BoundaryReader::take(const Event &event)
{
    if (event.conversation == ConversationId::None || m_ends[0].side.id == ConversationId::None)
        return;
    const bool mine = event.conversation == m_ends[0].side.id;
    if (!mine && m_ends[1].side.id == ConversationId::None) {
        m_otherSide.meet(event.conversation);
        m_ends[1].side = m_otherSide.found();
        m_ends[1].out.ours = m_ends[1].in.ours = m_ends[1].side.id != ConversationId::None;
    }
    if (!mine && event.conversation != m_ends[1].side.id)
        return;
    End &end = m_ends[mine ? 0 : 1];
    begin(end, event);
    if (event.kind == EventKind::Data)
        takeData(end, event);
    else if (event.kind == EventKind::Message && event.direction == Direction::In
             && end.messages.size() < mostPieces && !end.in.cut)
        end.messages.append(QByteArray(event.payload.constData(), std::min(event.payload.size(), keptBytes)));
    end.over |= event.kind == EventKind::Closed || event.kind == EventKind::Reset;
}

void BoundaryReader::takeData(End &end, const Event &event)
{
    if (event.direction == Direction::Out)
        add(end.out, event);
    else if (event.direction == Direction::In)
        add(end.in, event);
}

/// The first bytes are known if the log is complete from its own beginning, or has the connect.
void BoundaryReader::begin(End &end, const Event &event)
{
    if (std::exchange(end.begun, true))
        return;
    end.out.fromFirst = end.in.fromFirst = m_whole || event.kind == EventKind::Connected;
}

const BoundaryReader::End &BoundaryReader::endOf(Role role) const
{
    const bool first = m_ends[0].side.id == ConversationId::None || swb::endOf(m_ends[0].side.role) == role;
    return m_ends[first ? 0 : 1];
}

RecordedConversation BoundaryReader::recorded() const
{
    const Transport transport = m_ends[0].side.transport;
    const End &client = endOf(Role::Client);
    const End &server = endOf(Role::Server);
    return {joinRecorded(transport, client.out, server.in, server.messages),
            joinRecorded(transport, server.out, client.in, client.messages)};
}

} // namespace swb
