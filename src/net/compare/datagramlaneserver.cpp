// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/compare/datagramlaneserver.h"

#include "net/transport/datagramsockets.h"

#include <algorithm>

namespace swb {

DatagramLaneServer::DatagramLaneServer(NetworkThread &home, const Work &work, Lane lane)
    : LaneServer(home, work, lane)
    , m_answers(size_t(DatagramBatch::slots) * size_t(messages().answerWireBytes()))
{ }

DatagramLaneServer::~DatagramLaneServer()
{
    close();
}

Result<SocketAddress> DatagramLaneServer::listen()
{
    DatagramSocketUser &user = *this;
    m_socket = makeDatagramSocket(sockets(), home().watcher(), user);
    Error error = m_socket->bind({Transport::Udp, QStringLiteral("127.0.0.1"), 0},
                                 QHostAddress(QHostAddress::LocalHost), {});
    if (error.isError()) {
        m_socket.reset();
        return error;
    }
    m_socket->watch(true, false);
    return m_socket->local();
}

void DatagramLaneServer::close()
{
    m_socket.reset();
}

void DatagramLaneServer::socketReady(bool, bool)
{
    if (m_batch.replyCount() > 0)
        send();
    if (m_batch.replyCount() == 0)
        receive();
}

void DatagramLaneServer::receive()
{
    const int count = m_socket->receive(m_batch).count;
    const qint64 now = laneClockNs();
    ++ownCalls().reads;
    char *answer = m_answers.data();
    for (int i = 0; i < count; ++i) {
        countRead();
        if (!take(m_batch.payload(i), now, answer))
            continue;
        m_batch.addReply(i, {answer, messages().answerWireBytes()});
        answer += messages().answerWireBytes();
    }
    if (m_batch.replyCount() > 0)
        send();
}

void DatagramLaneServer::send()
{
    while (m_sent < m_batch.replyCount()) {
        const DatagramsMoved moved = m_socket->send(m_batch.repliesFrom(m_sent));
        ++ownCalls().writes;
        if (moved.stop == DatagramsMoved::Stop::NotNow)
            return m_socket->watch(false, true);
        // one that is refused is lost, and counted as such when its answer is missing
        m_sent += std::max(moved.count, 1);
    }
    m_batch.clearReplies();
    m_sent = 0;
    m_socket->watch(true, false);
}

quint64 DatagramLaneServer::kernelDrops() const
{
    return m_socket ? m_socket->droppedBySystem() : 0;
}

} // namespace swb
