// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/compare/dtlslaneserver.h"

namespace swb {

DtlsLaneServer::DtlsLaneServer(NetworkThread &home, const Work &work, Lane lane,
                               std::shared_ptr<const TlsContext> tls)
    : LaneServer(home, work, lane)
    , m_tls(std::move(tls))
    , m_answer(messages().answerWireBytes(), Qt::Uninitialized)
{ }

DtlsLaneServer::~DtlsLaneServer()
{
    close();
}

Result<SocketAddress> DtlsLaneServer::listen()
{
    DtlsListener::Setting setting;
    setting.tls = m_tls;
    setting.sockets = sockets();
    DtlsListenerUser &user = *this;
    m_listener = std::make_unique<DtlsListener>(setting, home().watcher(), user);
    const QHostAddress address(QHostAddress::LocalHost);
    const Error error = m_listener->listen({Transport::Dtls, QStringLiteral("127.0.0.1"), 0}, address);
    if (error.isError())
        return error;
    return m_listener->bound();
}

void DtlsLaneServer::close()
{
    m_listener.reset();
}

void DtlsLaneServer::sessionReceived(DtlsSession &session, const QByteArray &payload)
{
    countRead();
    ++ownCalls().reads;
    if (!take(payload, laneClockNs(), m_answer.data()))
        return;
    ++ownCalls().writes;
    // one that could not leave counts like one that was lost
    [[maybe_unused]] const Error error = m_listener->send(session, m_answer);
}

quint64 DtlsLaneServer::kernelDrops() const
{
    return m_listener ? m_listener->droppedBySystem() : 0;
}

void DtlsLaneServer::sessionBegun(DtlsSession &) { }

void DtlsLaneServer::sessionOpened(DtlsSession &, const TlsFacts &) { }

void DtlsLaneServer::sessionEnded(DtlsSession &, DtlsEnd, const Error &) { }

void DtlsLaneServer::datagramRefused(const SocketAddress &, const QByteArray &, const Error &) { }

void DtlsLaneServer::datagramsDropped(int) { } // the listener is asked for the number

} // namespace swb
