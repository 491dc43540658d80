// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/compare/datagramlaneserver.h"

#include "net/compare/datagramlink.h"
#include "net/socket/sockaddr.h"
#include "net/transport/native/boundsocket.h"
#include "net/transport/native/datagramcalls.h"

#include <cerrno>

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
    auto socket = bindDatagramSocket({Transport::Udp, QStringLiteral("127.0.0.1"), 0},
                                     QHostAddress(QHostAddress::LocalHost));
    if (!socket)
        return socket.error();
    m_socket = std::move(socket).value();
    // from here on the descriptor is watched by us alone
    home().watcher().watch(descriptor(), this, true, false);
    return localAddressOf(descriptor());
}

void DatagramLaneServer::close()
{
    if (!m_socket)
        return;
    home().watcher().unwatch(descriptor());
    m_socket.reset();
}

void DatagramLaneServer::descriptorReady(Ready)
{
    if (m_batch.replyCount() > 0)
        send();
    if (m_batch.replyCount() == 0)
        receive();
}

void DatagramLaneServer::receive()
{
    const int count = receiveDatagrams(descriptor(), m_batch);
    const qint64 now = laneClockNs();
    ++calls().readCalls;
    char *answer = m_answers.data();
    for (int i = 0; i < count; ++i) {
        ++calls().reads;
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
        const int sent = sendDatagrams(descriptor(), m_batch.repliesFrom(m_sent));
        ++calls().writeCalls;
        if (sent > 0)
            m_sent += sent;
        else if (errno == EAGAIN || errno == EWOULDBLOCK || errno == ENOBUFS)
            return home().watcher().watch(descriptor(), this, false, true);
        else if (errno != EINTR)
            ++m_sent; // refused: it is lost, and counted as such where its answer is missed
    }
    m_batch.clearReplies();
    m_sent = 0;
    home().watcher().watch(descriptor(), this, true, false);
}

quint64 DatagramLaneServer::kernelDrops() const
{
    return m_socket ? datagramsDroppedOn(descriptor()) : 0;
}

} // namespace swb
