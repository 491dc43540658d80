// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compare/receiveraccount.h"
#include "core/compare/silence.h"

#include <deque>
#include <vector>

namespace swb {

/// What the sending end of a lane knows about its messages: which are in flight on which connection, what was
/// answered, late, duplicated, out of order or damaged, and how long it took. Times are passed in, in ns of
/// one clock. For one thread; the receiving end may read from the window when messages were sent.
class SenderAccount
{
public:
    struct Setting
    {
        quint64 ids = 0; ///< messages in total, including the warm-up
        quint32 connections = 1;
        bool answers = true; ///< false for work in one direction
    };

    /// `messages` must outlive this.
    SenderAccount(const ProbeMessages &messages, const Setting &setting);

    /// Begins a phase; times count from here.
    void begin(qint64 nowNs);
    /// What is sent from here on is one run, of warm-up or of the work. Returns what the receiving end needs
    /// to count it.
    [[nodiscard]] ReceiverAccount::Run startRun(qint64 nowNs);
    /// Discards the figures of the warm-up, but not those of the set-up.
    void clear();
    /// A pause of this length is over: all due times move by it.
    void shift(qint64 ns);

    /// Whether one more message can be remembered.
    [[nodiscard]] bool hasRoom() const { return !m_setting.answers || m_window->hasRoom(); }
    /// Records a message whose time counts from this moment.
    [[nodiscard]] Probe send(quint32 connection, qint64 countedNs);
    /// Records a message that left this much later than it was due.
    void noteLateSend(qint64 ns);
    /// Takes one complete answer.
    void take(quint32 connection, QByteArrayView answer, qint64 nowNs);
    /// Something arrived at the receiving end.
    void noteArrivalThere(qint64 nowNs) { m_lastArrivalNs = nowNs; }
    /// Gives up the oldest message that was sent before this moment and not answered; returns its connection.
    /// Its answer may still come, and then counts as late.
    std::optional<quint32> giveUp(qint64 beforeNs, qint64 nowNs);
    /// Stops waiting on a connection that has ended.
    void forget(quint32 connection, qint64 nowNs);
    /// The phase is over: nothing more is waited for.
    void end(qint64 nowNs);

    [[nodiscard]] int underWay(quint32 connection) const { return m_connections[connection].underWay; }
    [[nodiscard]] quint64 waiting() const { return m_window->waiting(); } ///< on all connections

    [[nodiscard]] LaneScore &score() { return m_score; }
    [[nodiscard]] const LaneScore &score() const { return m_score; }
    [[nodiscard]] double jitterNs() const { return m_jitter.ns(); }
    [[nodiscard]] qint64 startNs() const { return m_startNs; }
    [[nodiscard]] qint64 firstSentNs() const { return m_firstSentNs; } ///< 0: none yet
    [[nodiscard]] qint64 lastSentNs() const { return m_lastSentNs; }
    [[nodiscard]] qint64 lastArrivalNs() const { return m_lastArrivalNs; } ///< or when the phase began

private:
    struct Connection
    {
        int underWay = 0;
        quint64 highest = 0; ///< number of the latest answer, plus 1
        std::deque<quint64> order; ///< what is in flight, if messages have no number
    };

    void noteSent(qint64 nowNs);
    void noteSilence(qint64 nowNs);
    void restIfIdle(qint64 nowNs);
    [[nodiscard]] std::optional<quint64> whichOne(Connection &connection, const ProbeMessages::Seen &seen);
    void answered(Connection &connection, quint64 id, qint64 nowNs);
    void timeRoundTrip(qint64 countedNs, qint64 nowNs);

    const ProbeMessages &m_messages;
    const Setting m_setting;
    std::shared_ptr<SentWindow> m_window;
    std::vector<Connection> m_connections;
    JitterEstimator m_jitter;
    LaneScore m_score;
    quint64 m_firstId = 0; ///< lower numbers belong to the warm-up
    qint64 m_startNs = 0;
    qint64 m_firstSentNs = 0;
    qint64 m_lastSentNs = 0;
    qint64 m_lastArrivalNs = 0;
    Silence m_silence;
};

} // namespace swb
