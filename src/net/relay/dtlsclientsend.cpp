// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/relay/dtlsclientsend.h"

#include "core/values/errorcatalog.h"
#include "net/relay/sessiondatagrams.h"

namespace swb {

namespace {

/// A session's answers leave from the address that its client has reached, so that address identifies the
/// session, too.
ReceivedDatagram clientOf(const DtlsSession &session)
{
    ReceivedDatagram client;
    client.sender = session.peer();
    client.info.destination = session.local();
    client.info.local = session.local();
    client.hops = session.hops();
    return client;
}

} // namespace

DtlsClientsEnd::DtlsClientsEnd(const DtlsListener::Setting &setting, NetworkThread &thread,
                               RelayEndUser &user)
    : m_thread(thread)
    , m_user(user)
    , m_listener(setting, thread.watcher(), *this)
{ }

Error DtlsClientsEnd::bind(const EndpointUrl &url, const QHostAddress &address)
{
    Error error = m_listener.listen(url, address);
    if (!error.isError())
        m_listener.setReading(false); // until start()
    return error;
}

DatagramsMoved DtlsClientsEnd::send(std::span<const OutgoingDatagram> datagrams)
{
    return sendEach(datagrams, m_whyNotSent,
                    [this](const OutgoingDatagram &datagram) { return sendOne(datagram); });
}

Error DtlsClientsEnd::sendOne(const OutgoingDatagram &datagram)
{
    DtlsSession *const session = m_listener.session({datagram.to, datagram.from});
    return session ? m_listener.send(*session, datagram.bytes.toByteArray())
                   : makeError(ErrorCode::NotConnected, {});
}

void DtlsClientsEnd::logRecords(const DatagramEnds &ends, const Subject &wire)
{
    m_listener.logRecords(ends, m_thread.writer(), wire);
}

void DtlsClientsEnd::sessionBegun(DtlsSession &session)
{
    m_user.sessionBegun(clientOf(session));
}

void DtlsClientsEnd::sessionOpened(DtlsSession &session, const TlsFacts &facts)
{
    m_user.sessionOpened(clientOf(session), facts, {}); // a relay requests no client certificates
}

void DtlsClientsEnd::sessionReceived(DtlsSession &session, const QByteArray &payload)
{
    tellOfOne(m_user, clientOf(session), payload, m_dropped);
}

void DtlsClientsEnd::sessionEnded(DtlsSession &session, DtlsEnd end, const Error &error)
{
    if (end != DtlsEnd::ClosedByUs)
        m_user.sessionEnded(clientOf(session), end, error);
}

void DtlsClientsEnd::datagramRefused(const SocketAddress &, const QByteArray &datagram, const Error &error)
{
    m_user.datagramRefused(datagram, error);
}

void DtlsClientsEnd::datagramsDropped(int count)
{
    m_dropped += quint32(count);
    m_user.batchOver(m_dropped);
}

} // namespace swb
