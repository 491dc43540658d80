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
    Direction direction = Direction::None; ///< In or Out, as seen from that end
    quint32 taken = 0; ///< bytes that this end sent or received; `bytes` has fewer if the log kept only a
                       ///< part
    quint32 cutOff = 0; ///< of a datagram: further bytes that arrived but did not fit into the buffer
    QByteArrayView bytes; ///< valid during the visit only
};

/// Looks at one piece; false stops the reading for now.
using PieceVisitor = std::function<bool(const ConversationPiece &)>;

/// Reads the bytes of one conversation from the log, piece by piece and in order, and continues where it
/// stopped when more has come. If both ends are ours every byte is in the log twice; this reads one side's
/// view and finds the other on the way. Framed messages are skipped: they consist of the same bytes. One
/// thread at a time; the log must outlive it.
class ConversationBytes
{
public:
    ConversationBytes(const MessageLog &log, ConversationId side);

    /// Continues, over at most this many events of the log, including those of other conversations. False at
    /// the end of the log, or if the visitor stopped: see atEnd().
    bool read(quint64 maxEvents, const PieceVisitor &visit);
    [[nodiscard]] bool atEnd() const { return m_next >= m_log.endId(); }
    /// Number of the event to continue with.
    [[nodiscard]] quint64 next() const { return m_next; }

    /// The side that is read; id None if the log does not know it.
    [[nodiscard]] const Conversation &side() const { return m_side; }
    /// The other end, once it was found; id None before, and if it is not ours.
    [[nodiscard]] const Conversation &otherSide() const { return m_otherSide.found(); }
    /// The conversation began before the oldest event of the log, so its first bytes may be gone.
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
