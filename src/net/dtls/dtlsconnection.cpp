// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/dtls/dtlsconnection.h"

#include <QCoreApplication>

namespace swb {

DtlsConnection::DtlsConnection(DtlsSessionSetting setting, DatagramBatch &batch, DtlsConnectionUser &user)
    : m_setting(std::move(setting))
    , m_batch(batch)
    , m_user(user)
{ }

DtlsConnection::~DtlsConnection() = default;

void DtlsConnection::take(std::unique_ptr<DatagramSocket> socket)
{
    m_socket = std::move(socket);
    m_local = m_socket->local();
    m_output = std::make_unique<SessionOutput>(*m_socket, SocketAddress(), SocketAddress(),
                                               [this] { undelivered(); });
    DtlsSessionUser &sessionUser = *this;
    m_session = std::make_unique<DtlsSession>(m_setting, *m_output, sessionUser);
}

void DtlsConnection::logRecords(LogWriter &writer, const Subject &wire)
{
    m_output->logTo(writer, wire);
}

void DtlsConnection::begin(bool reading)
{
    m_socket->watch(reading, false);
    m_session->begin();
}

void DtlsConnection::setReading(bool on)
{
    if (m_socket)
        m_socket->watch(on, false);
}

void DtlsConnection::close()
{
    if (!std::exchange(m_over, true) && m_session)
        m_session->close();
    m_socket.reset();
}

void DtlsConnection::abandon()
{
    if (!std::exchange(m_over, true) && m_session)
        m_session->abandon();
    m_socket.reset();
}

void DtlsConnection::socketReady(bool read, bool)
{
    if (!read)
        return;
    const DatagramsMoved moved = m_socket->receive(m_batch);
    if (moved.stop == DatagramsMoved::Stop::Undelivered || moved.stop == DatagramsMoved::Stop::Failed)
        return refused(socketError());
    for (int i = 0; i < moved.count && !m_over; ++i) {
        const QByteArray datagram = m_batch.payload(i).toByteArray();
        m_output->logRead(datagram);
        m_session->feed(datagram);
    }
}

/// The session is working when this is called, so it must not end immediately.
void DtlsConnection::undelivered()
{
    m_undelivered = socketError();
    QMetaObject::invokeMethod(
        &m_context,
        [this] {
            if (const Error error = std::exchange(m_undelivered, {}); error.isError())
                refused(error);
        },
        Qt::QueuedConnection); // see above
}

void DtlsConnection::refused(const Error &error)
{
    if (m_over)
        return;
    if (m_session->isOpen())
        return m_user.connectionUndelivered(error);
    m_over = true;
    m_session->abandon();
    m_user.connectionFailed(error, true);
}

/// The meaning of ICMP port unreachable for a datagram sent before.
Error DtlsConnection::socketError() const
{
    return m_socket->error(
        Operation::Send,
        QCoreApplication::translate("DtlsConnection", "A datagram to %1 was not delivered.")
            .arg(m_setting.name));
}

void DtlsConnection::sessionOpened(DtlsSession &, const TlsFacts &facts, const Error &flaw)
{
    m_user.connectionOpened(facts, flaw);
}

void DtlsConnection::sessionReceived(DtlsSession &, const QByteArray &payload)
{
    m_user.connectionReceived(payload);
}

void DtlsConnection::sessionIgnored(DtlsSession &, const QByteArray &datagram)
{
    m_user.connectionIgnored(datagram);
}

void DtlsConnection::sessionClosed(DtlsSession &)
{
    m_over = true;
    m_user.connectionClosed();
}

/// "Nobody listens" says more than that a hello could not be sent.
void DtlsConnection::sessionFailed(DtlsSession &, const Error &error)
{
    m_over = true;
    Error refusal = std::exchange(m_undelivered, {});
    if (!refusal.isError())
        return m_user.connectionFailed(error, false);
    refusal.what = error.what;
    m_user.connectionFailed(refusal, true);
}

} // namespace swb
