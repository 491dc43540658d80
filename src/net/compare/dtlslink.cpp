// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/compare/dtlslink.h"

#include "core/values/errorcatalog.h"
#include "net/compare/datagramlink.h"
#include "net/socket/opensocket.h"
#include "net/transport/native/boundsocket.h"
#include "net/transport/native/datagramcalls.h"

#include <QCoreApplication>
#include <QNetworkProxy>
#include <cerrno>
#include <sys/socket.h>

namespace swb {
namespace {

constexpr qsizetype largestRead = 65'535;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(DtlsLink)
};

} // namespace

DtlsLink::DtlsLink(LaneLinkUser &user, const ProbeMessages &messages, EndCounters &counters, quint32 index,
                   Setting setting)
    : LaneLink(user, messages, counters, index)
    , m_setting(std::move(setting))
    , m_buffer(largestRead, Qt::Uninitialized)
    , m_message(messages.wireBytes(), Qt::Uninitialized)
{ }

DtlsLink::~DtlsLink()
{
    if (m_session && m_session->isOpen())
        m_session->close();
}

void DtlsLink::open()
{
    Descriptor made = connectingSocket(m_setting.target, SOCK_DGRAM);
    const int errnoValue = errno;
    if (!made || errnoValue != 0) {
        fail(systemError(Operation::Connect, errnoValue, Words::tr("No socket for %1.").arg(m_setting.name)));
        return;
    }
    m_socket = std::make_unique<QUdpSocket>();
    m_socket->setProxy(QNetworkProxy::NoProxy);
    QObject::connect(m_socket.get(), &QUdpSocket::readyRead, m_socket.get(), [this] { readAll(); });
    m_socket->setSocketDescriptor(made.release(), QAbstractSocket::ConnectedState);
    connected();
}

void DtlsLink::connected()
{
    widenBuffers(int(m_socket->socketDescriptor()));
    DtlsSessionUser &user = *this;
    m_session = std::make_unique<DtlsSession>(DtlsSessionSetting{.tls = m_setting.tls,
                                                                 .peer = m_setting.target,
                                                                 .verifyName = m_setting.verifyName,
                                                                 .name = m_setting.name},
                                              *m_socket, user);
    m_session->begin();
}

void DtlsLink::readAll()
{
    for (int i = 0; i < dtlsReadsPerTurn && !isOver() && m_socket->hasPendingDatagrams(); ++i) {
        const qint64 size = m_socket->readDatagram(m_buffer.data(), m_buffer.size());
        ++counters().readCalls;
        if (size >= 0 && m_session)
            m_session->feed(m_buffer.first(size));
    }
}

bool DtlsLink::canSend() const
{
    return !isOver() && m_session && m_session->isOpen();
}

void DtlsLink::send(const Probe &probe)
{
    messages().write(m_message.data(), probe);
    ++counters().writeCalls;
    // a datagram that could not leave is missed like one that was lost
    [[maybe_unused]] const Error error = m_session->send(m_message);
}

void DtlsLink::close()
{
    setOver();
}

quint64 DtlsLink::kernelDrops() const
{
    return m_socket ? datagramsDroppedOn(int(m_socket->socketDescriptor())) : 0;
}

void DtlsLink::sessionOpened(DtlsSession &, const TlsFacts &, const Error &)
{
    user().linkReady(*this);
}

void DtlsLink::sessionReceived(DtlsSession &, const QByteArray &payload)
{
    const qint64 now = laneClockNs();
    ++counters().reads;
    user().linkAnswered(*this, payload, now);
    user().linkTurn(*this);
}

void DtlsLink::sessionIgnored(DtlsSession &, const QByteArray &) { } // damaged on its way: it is missed

void DtlsLink::sessionClosed(DtlsSession &)
{
    fail(makeError(ErrorCode::ConnectionLost,
                   Words::tr("%1 ended a session in the midst of the work.").arg(m_setting.name)));
}

void DtlsLink::sessionFailed(DtlsSession &, const Error &error)
{
    fail(error);
}

} // namespace swb
