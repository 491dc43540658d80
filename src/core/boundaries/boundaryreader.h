// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/boundaries/recorded.h"
#include "core/log/otherside.h"

namespace swb {

/// Both directions of a conversation, the client's writes first.
struct RecordedConversation
{
    RecordedDirection toServer;
    RecordedDirection toClient;
};

/// Reads the first writes and reads of one conversation from the log, at both ends if both are ours, and
/// continues where it stopped when more has come. Bounded: it keeps a limited number of pieces and bytes for
/// each row, and says if it left some out. One thread at a time; the log must outlive it.
class BoundaryReader
{
public:
    static constexpr qsizetype mostPieces = 1000; ///< per row
    static constexpr qint64 mostBytes = qint64(1) << 20; ///< per row; the piece that exceeds it is the last
    static constexpr qsizetype keptBytes = 256; ///< of a piece of a stream; its length is always correct

    BoundaryReader(const MessageLog &log, ConversationId side);

    /// Continues, over at most this many events of the log, including those of other conversations.
    void read(quint64 maxEvents);
    /// Everything that is there, or that there is space for, has been read.
    [[nodiscard]] bool atEnd() const;
    /// Number of the event to continue with.
    [[nodiscard]] quint64 next() const { return m_next; }
    [[nodiscard]] RecordedConversation recorded() const;

    [[nodiscard]] const Conversation &side() const { return m_ends[0].side; }

private:
    struct End
    {
        Conversation side;
        RecordedRow out;
        RecordedRow in;
        QList<QByteArray> messages; ///< made by its framing from what it read
        bool begun = false;
        bool over = false;
    };

    void take(const Event &event);
    void takeData(End &end, const Event &event);
    void begin(End &end, const Event &event);
    void noteGap();
    [[nodiscard]] const End &endOf(Role role) const;

    const MessageLog &m_log;
    OtherSide m_otherSide;
    End m_ends[2]; ///< the side that was asked for, and the other one
    quint64 m_next = 1; ///< event to continue with
    bool m_whole = false; ///< no event is missing from the log so far
};

} // namespace swb
