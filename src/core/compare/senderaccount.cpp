// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compare/senderaccount.h"

namespace swb {

SenderAccount::SenderAccount(const ProbeMessages &messages, const Setting &setting)
    : m_messages(messages)
    , m_setting(setting)
    , m_window(std::make_shared<SentWindow>(setting.ids))
    , m_connections(setting.connections)
{
    m_score.answers = setting.answers;
    m_score.numbered = messages.numbered();
}

void SenderAccount::begin(qint64 nowNs)
{
    m_startNs = m_lastArrivalNs = nowNs;
    m_silence = {};
    m_firstSentNs = m_lastSentNs = 0;
}

ReceiverAccount::Run SenderAccount::startRun(qint64 nowNs)
{
    m_firstId = m_window->sent();
    return {m_firstId, m_messages.numbered() ? m_window : nullptr, int(m_setting.connections), nowNs};
}

void SenderAccount::clear()
{
    m_score.toServer = m_score.toClient = {};
    m_score.late = m_score.lateSends = m_score.bytesSent = m_score.bytesDelivered = m_score.stalls = 0;
    m_score.latestSendNs = m_score.stalledNs = m_score.longestGapNs = 0;
    m_score.roundTrip.clear();
    m_score.series = {};
    m_score.client = {};
    m_jitter = {};
    for (Connection &connection : m_connections) {
        connection.highest = 0;
        connection.order.clear();
    }
}

void SenderAccount::shift(qint64 ns)
{
    m_startNs += ns;
    if (m_firstSentNs > 0)
        m_firstSentNs += ns;
}

Probe SenderAccount::send(quint32 connection, qint64 countedNs)
{
    const quint64 id = m_window->send(connection, countedNs);
    if (!m_setting.answers) {
        m_window->forget(id);
    } else {
        ++m_connections[connection].underWay;
        if (!m_messages.numbered())
            m_connections[connection].order.push_back(id);
        m_silence.wait(countedNs);
    }
    noteSent(countedNs);
    return {id, connection};
}

void SenderAccount::noteSent(qint64 nowNs)
{
    if (m_firstSentNs == 0)
        m_firstSentNs = nowNs;
    m_lastSentNs = nowNs;
    ++m_score.toServer.sent;
    m_score.bytesSent += quint64(m_messages.payloadBytes());
    m_score.series.sent(nowNs - m_startNs);
}

void SenderAccount::noteLateSend(qint64 ns)
{
    ++m_score.lateSends;
    m_score.latestSendNs = qMax(m_score.latestSendNs, ns);
}

void SenderAccount::take(quint32 connection, QByteArrayView answer, qint64 nowNs)
{
    const ProbeMessages::Seen seen = m_messages.readAnswer(answer);
    if (seen.probe && seen.probe->id < m_firstId)
        return; // of the warm-up
    m_lastArrivalNs = nowNs;
    noteSilence(nowNs);
    if (!seen.intact)
        ++m_score.toClient.corrupted;
    Connection &from = m_connections[connection];
    if (const std::optional<quint64> id = whichOne(from, seen))
        answered(from, *id, nowNs);
    restIfIdle(nowNs);
}

void SenderAccount::noteSilence(qint64 nowNs)
{
    const qint64 silence = m_silence.end(nowNs);
    m_score.longestGapNs = qMax(m_score.longestGapNs, silence);
    if (silence >= limits::stallNs) {
        ++m_score.stalls;
        m_score.stalledNs += silence;
    }
}

void SenderAccount::restIfIdle(qint64 nowNs)
{
    if (m_window->waiting() == 0)
        m_silence.rest(nowNs);
}

void SenderAccount::end(qint64 nowNs)
{
    noteSilence(nowNs);
}

std::optional<quint64> SenderAccount::whichOne(Connection &connection, const ProbeMessages::Seen &seen)
{
    if (seen.probe)
        return seen.probe->id;
    if (m_messages.numbered()) {
        ++m_score.toClient.unreadable;
        return {};
    }
    if (connection.order.empty()) {
        ++m_score.toClient.duplicated;
        return {};
    }
    const quint64 id = connection.order.front();
    connection.order.pop_front();
    return id;
}

void SenderAccount::answered(Connection &connection, quint64 id, qint64 nowNs)
{
    qint64 countedNs = 0;
    const SentWindow::Answer answer = m_window->answered(id, countedNs);
    if (answer == SentWindow::Answer::Again || answer == SentWindow::Answer::Unknown) {
        ++m_score.toClient.duplicated;
        return;
    }
    ++m_score.toClient.delivered;
    m_score.bytesDelivered += quint64(m_messages.answerPayloadBytes());
    m_score.toClient.reordered += id + 1 < connection.highest ? 1 : 0;
    connection.highest = qMax(connection.highest, id + 1);
    m_score.series.arrived(nowNs - m_startNs, m_messages.answerPayloadBytes());
    if (answer == SentWindow::Answer::Late) {
        ++m_score.late;
        return;
    }
    --connection.underWay;
    timeRoundTrip(countedNs, nowNs);
}

void SenderAccount::timeRoundTrip(qint64 countedNs, qint64 nowNs)
{
    const qint64 roundTrip = nowNs - countedNs;
    m_score.roundTrip.add(roundTrip);
    m_score.series.timed(nowNs - m_startNs, roundTrip);
    m_jitter.add(roundTrip);
}

std::optional<quint32> SenderAccount::giveUp(qint64 beforeNs, qint64 nowNs)
{
    const auto gone = m_window->giveUp(beforeNs);
    if (!gone)
        return {};
    Connection &connection = m_connections[gone->connection];
    --connection.underWay;
    if (!connection.order.empty())
        connection.order.pop_front();
    m_score.series.lost(gone->countedNs - m_startNs);
    restIfIdle(nowNs);
    return gone->connection;
}

void SenderAccount::forget(quint32 connection, qint64 nowNs)
{
    m_connections[connection].underWay = 0;
    m_connections[connection].order.clear();
    m_window->forgetAllOf(connection);
    restIfIdle(nowNs);
}

} // namespace swb
