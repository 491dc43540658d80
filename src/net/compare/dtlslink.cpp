// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/compare/dtlslink.h"

#include "core/values/errorcatalog.h"
#include "net/transport/datagramsockets.h"

#include <QCoreApplication>

namespace swb {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(DtlsLink)
};

} // namespace

DtlsLink::DtlsLink(LaneLinkUser &user, const ProbeMessages &messages, EndCounters &counters, quint32 index,
                   Setting setting)
    : LaneLink(user, messages, counters, index)
    , m_setting(std::move(setting))
    , m_message(messages.wireBytes(), Qt::Uninitialized)
{ }

DtlsLink::~DtlsLink()
{
    if (m_session && m_session->isOpen())
        m_session->close();
}

void DtlsLink::open()
{
    DatagramSocketUser &socketUser = *this;
    m_socket = makeDatagramSocket(m_setting.sockets, m_setting.watcher, socketUser);
    const Error error
        = m_socket->connectTo(m_setting.target, Words::tr("No socket for %1.").arg(m_setting.name));
    if (error.isError())
        fail(error);
    else
        begin();
}

void DtlsLink::begin()
{
    m_output = std::make_unique<SessionOutput>(*m_socket, SocketAddress(), SocketAddress());
    DtlsSessionUser &sessionUser = *this;
    m_session = std::make_unique<DtlsSession>(DtlsSessionSetting{.tls = m_setting.tls,
                                                                 .peer = m_setting.target,
                                                                 .verifyName = m_setting.verifyName,
                                                                 .name = m_setting.name},
                                              *m_output, sessionUser);
    m_socket->watch(true, false);
    m_session->begin();
}

void DtlsLink::socketReady(bool read, bool)
{
    if (!read)
        return;
    const int count = m_socket->receive(m_setting.batch).count;
    ++ownCalls().reads;
    for (int i = 0; i < count && !isOver(); ++i)
        m_session->feed(m_setting.batch.payload(i).toByteArray());
}

bool DtlsLink::canSend() const
{
    return !isOver() && m_session && m_session->isOpen();
}

void DtlsLink::send(const Probe &probe)
{
    messages().write(m_message.data(), probe);
    ++ownCalls().writes;
    // a datagram that could not leave counts like one that was lost
    [[maybe_unused]] const Error error = m_session->send(m_message);
}

void DtlsLink::close()
{
    setOver();
}

quint64 DtlsLink::kernelDrops() const
{
    return m_socket ? m_socket->droppedBySystem() : 0;
}

void DtlsLink::sessionOpened(DtlsSession &, const TlsFacts &, const Error &)
{
    user().linkReady(*this);
}

void DtlsLink::sessionReceived(DtlsSession &, const QByteArray &payload)
{
    const qint64 now = laneClockNs();
    countRead();
    user().linkAnswered(*this, payload, now);
    user().linkTurn(*this);
}

void DtlsLink::sessionIgnored(DtlsSession &, const QByteArray &) { } // damaged on the way: it counts as lost

void DtlsLink::sessionClosed(DtlsSession &)
{
    fail(makeError(ErrorCode::ConnectionLost,
                   Words::tr("%1 closed a session during the run.").arg(m_setting.name)));
}

void DtlsLink::sessionFailed(DtlsSession &, const Error &error)
{
    fail(error);
}

} // namespace swb
