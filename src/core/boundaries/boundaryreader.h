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

/// Reads the first writes and reads of one conversation out of the log, of both its ends where both are ours,
/// and goes on where it stopped when more has come. Bounded: of each row it keeps so many pieces and bytes,
/// and says where it left some out. One thread at a time; the log must outlive it.
class BoundaryReader
{
public:
    static constexpr qsizetype mostPieces = 1000; ///< of a row
    static constexpr qint64 mostBytes = qint64(1) << 20; ///< of a row; the piece that passes it is the last
    static constexpr qsizetype keptBytes = 256; ///< of a piece of a stream; its length is always right

    BoundaryReader(const MessageLog &log, ConversationId side);

    /// Reads on, over at most so many events of the log, whoever they are of.
    void read(quint64 maxEvents);
    /// All is read that is there, or that there is room for.
    [[nodiscard]] bool atEnd() const;
    /// Number of the event to go on with.
    [[nodiscard]] quint64 next() const { return m_next; }
    [[nodiscard]] RecordedConversation recorded() const;

    [[nodiscard]] const Conversation &side() const { return m_ends[0].side; }

private:
    struct End
    {
        Conversation side;
        RecordedRow out;
        RecordedRow in;
        QList<QByteArray> messages; ///< that its framing made of what it read
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
    End m_ends[2]; ///< the side that was asked for, and the other
    quint64 m_next = 1; ///< event to go on with
    bool m_whole = false; ///< no event is missing from the log so far
};

} // namespace swb
