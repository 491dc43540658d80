// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/otherside.h"

namespace swb {

/// One chunk or datagram of a conversation, as one of its ends saw it.
struct ConversationPiece
{
    quint64 event = 0;
    qint64 timeNs = 0;
    Direction direction = Direction::None; ///< In or Out, seen from that end
    quint32 taken = 0; ///< bytes that this end sent or took; `bytes` has fewer where the log kept only a part
    quint32 cutOff = 0; ///< of a datagram: bytes more that came and were thrown away, for want of buffer
    QByteArrayView bytes; ///< valid during the visit only
};

/// Looks at one piece; false ends the reading for now.
using PieceVisitor = std::function<bool(const ConversationPiece &)>;

/// Reads the bytes of one conversation out of the log, piece by piece and in order, and goes on where it
/// stopped when more has come. Where both ends are ours every byte stands in the log twice; this reads what
/// one side saw and finds the other on its way. Framed messages are left out: they are made of the same
/// bytes. One thread at a time; the log must outlive it.
class ConversationBytes
{
public:
    ConversationBytes(const MessageLog &log, ConversationId side);

    /// Reads on, over at most so many events of the log, whoever they are of. False at the end of what is
    /// there, or where the visitor had enough: ask atEnd().
    bool read(quint64 maxEvents, const PieceVisitor &visit);
    [[nodiscard]] bool atEnd() const { return m_next >= m_log.endId(); }
    /// Number of the event to go on with.
    [[nodiscard]] quint64 next() const { return m_next; }

    /// The side that is read; id None where the log does not know it.
    [[nodiscard]] const Conversation &side() const { return m_side; }
    /// The other end, once it was met; id None before, and where it is not ours.
    [[nodiscard]] const Conversation &otherSide() const { return m_otherSide.found(); }
    /// The conversation began before what the log still holds, so its first bytes may be gone.
    [[nodiscard]] bool beginningIsGone() const { return m_beginningIsGone; }

private:
    bool take(const Event &event, const PieceVisitor &visit);
    void noteBeginning(const Event &event);

    const MessageLog &m_log;
    Conversation m_side;
    OtherSide m_otherSide;
    quint64 m_next = 1;
    bool m_begun = false;
    bool m_beginningIsGone = false;
};

} // namespace swb
