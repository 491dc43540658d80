// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/dtls/dtlslistener.h"

#include "core/values/errorcatalog.h"
#include "net/dtls/dtlsrecord.h"
#include "net/socket/qtaddress.h"
#include "net/transport/datagramsockets.h"

#include <algorithm>

namespace swb {

namespace {

constexpr std::chrono::seconds sweepEvery{1};

} // namespace

DtlsListener::DtlsListener(Setting setting, DescriptorWatcher &watcher, DtlsListenerUser &user,
                           QObject *parent)
    : QObject(parent)
    , m_setting(std::move(setting))
    , m_user(user)
{
    DatagramSocketUser &socketUser = *this;
    m_socket = makeDatagramSocket(m_setting.sockets, watcher, socketUser);
    m_socket->setOptions(m_setting.options);
    connect(&m_sweep, &QTimer::timeout, this, &DtlsListener::closeIdle);
    if (m_setting.idleTimeout.count() > 0)
        m_sweep.start(sweepEvery);
}

DtlsListener::~DtlsListener() = default;

Error DtlsListener::listen(const EndpointUrl &url, const QHostAddress &address)
{
    if (Error error = m_socket->bind(url, address, {}); error.isError())
        return error;
    m_bound = m_socket->local();
    if (m_setting.tellHops)
        m_socket->tellHops();
    m_socket->watch(true, false);
    return {};
}

DtlsSession *DtlsListener::session(const DatagramEnds &ends) const
{
    const auto found = m_sessions.find(ends);
    return found == m_sessions.end() ? nullptr : found->second.session.get();
}

Error DtlsListener::send(DtlsSession &session, const QByteArray &payload)
{
    const auto found = m_sessions.find(session.ends());
    if (found != m_sessions.end())
        found->second.lastHeard.start();
    return session.send(payload);
}

void DtlsListener::logRecords(const DatagramEnds &ends, LogWriter &writer, const Subject &wire)
{
    if (const auto found = m_sessions.find(ends); found != m_sessions.end())
        found->second.output->logTo(writer, wire);
}

void DtlsListener::closeSession(const DatagramEnds &ends)
{
    end(ends, DtlsEnd::ClosedByUs);
}

void DtlsListener::abandonSession(const DatagramEnds &ends)
{
    end(ends, DtlsEnd::Abandoned);
}

void DtlsListener::close()
{
    while (!m_sessions.empty())
        end(m_sessions.begin()->first, DtlsEnd::ClosedByUs);
    m_socket.reset();
}

void DtlsListener::socketReady(bool read, bool)
{
    if (!read)
        return;
    const int count = m_socket->receive(m_batch).count;
    noteDrops();
    for (int i = 0; i < count && m_socket; ++i) {
        SocketAddress to = m_batch.info(i).destination;
        if (to.isNull())
            to = m_bound;
        to.port = m_bound.port;
        take({m_batch.sender(i), to}, m_batch.hops(i), m_batch.payload(i).toByteArray());
    }
}

void DtlsListener::noteDrops()
{
    const auto more = qint32(m_batch.droppedBySystem() - m_dropped);
    if (more <= 0)
        return;
    m_dropped = m_batch.droppedBySystem();
    m_user.datagramsDropped(more);
}

void DtlsListener::take(const DatagramEnds &ends, std::optional<int> hops, const QByteArray &datagram)
{
    const auto found = m_sessions.find(ends);
    const QByteArray random = clientHelloRandom(datagram);
    // A hello with a different random comes from a client that has started again; its old session ends once
    // the new one has proved its cookie (RFC 6347 4.2.8).
    if (found == m_sessions.end() || (!random.isEmpty() && random != found->second.session->helloRandom()))
        return newcomer(ends, hops, datagram);
    found->second.lastHeard.start();
    found->second.output->logRead(datagram);
    found->second.session->feed(datagram);
}

void DtlsListener::newcomer(const DatagramEnds &ends, std::optional<int> hops, const QByteArray &datagram)
{
    if (dtlsRecord(datagram) != DtlsRecord::ClientHello)
        return refuse(ends.remote, datagram);
    SessionOutput answer(*m_socket, ends.remote, ends.local);
    if (m_verifier.verifyClient(&answer, datagram, toQt(ends.remote), ends.remote.port))
        beginSession(ends, hops, datagram);
    else if (!answer.hasWritten()) // a cookie
        refuse(ends.remote, datagram);
}

void DtlsListener::refuse(const SocketAddress &from, const QByteArray &datagram)
{
    const QString what = tr("A datagram from %1 was dropped.").arg(from.toString());
    switch (dtlsRecord(datagram)) {
    case DtlsRecord::None:
        return m_user.datagramRefused(from, datagram, makeError(ErrorCode::PlainClientOnTlsPort, what));
    case DtlsRecord::Alert:
        return; // the usual answer to our close_notify
    case DtlsRecord::ClientHello:
        return m_user.datagramRefused(
            from, datagram,
            makeError(ErrorCode::StrayDatagram, what,
                      tr("It begins like a DTLS handshake, but the rest is not one.")));
    default:
        m_user.datagramRefused(from, datagram,
                               makeError(ErrorCode::StrayDatagram, what,
                                         tr("It belongs to a DTLS session that is unknown or has ended.")));
    }
}

void DtlsListener::beginSession(const DatagramEnds &ends, std::optional<int> hops, const QByteArray &hello)
{
    end(ends, DtlsEnd::Replaced);
    if (handshakeCount() >= maxHandshakes)
        makeRoomAmong(false);
    DtlsSessionUser &user = *this;
    DtlsSessionSetting setting{m_setting.tls,
                               ends.remote,
                               {},
                               QStringLiteral("dtls://") + ends.remote.toString(),
                               m_setting.handshakeTimeout};
    setting.local = ends.local;
    setting.hops = hops;
    auto output = std::make_unique<SessionOutput>(*m_socket, ends.remote, ends.local);
    auto session = std::make_unique<DtlsSession>(std::move(setting), *output, user);
    DtlsSession &begun = *session;
    Entry &entry = m_sessions[ends];
    entry.output = std::move(output);
    entry.session = std::move(session);
    entry.lastHeard.start();
    m_user.sessionBegun(begun);
    if (begun.isOver())
        return;
    entry.output->logRead(hello);
    begun.begin(hello);
}

/// Removes the one that was silent longest: of the open sessions, or of the handshakes, which never take an
/// open session's place.
void DtlsListener::makeRoomAmong(bool open)
{
    const auto isBetter = [open](const auto &a, const auto &b) {
        if (a.second.open != b.second.open)
            return a.second.open == open;
        return a.second.lastHeard.msecsTo(b.second.lastHeard) > 0;
    };
    const auto oldest = std::min_element(m_sessions.begin(), m_sessions.end(), isBetter);
    end(oldest->first, open ? DtlsEnd::Evicted : DtlsEnd::Crowded);
}

void DtlsListener::closeIdle()
{
    QList<DatagramEnds> idle;
    for (const auto &[ends, entry] : m_sessions) {
        if (std::chrono::milliseconds(entry.lastHeard.elapsed()) >= m_setting.idleTimeout)
            idle.append(ends);
    }
    for (const DatagramEnds &ends : idle)
        end(ends, DtlsEnd::Idle);
}

void DtlsListener::end(const DatagramEnds &ends, DtlsEnd how, const Error &error)
{
    auto entry = m_sessions.extract(ends);
    if (entry.empty())
        return;
    m_open -= entry.mapped().open ? 1 : 0;
    DtlsSession *session = entry.mapped().session.release();
    if (how == DtlsEnd::Abandoned)
        session->abandon();
    else
        session->close();
    m_user.sessionEnded(*session, how, error);
    entry.mapped().output.release()->setParent(session);
    session->deleteLater(); // this may be its own callback
}

void DtlsListener::sessionOpened(DtlsSession &session, const TlsFacts &facts, const Error &flaw)
{
    if (m_open > 0 && m_open >= m_setting.maxSessions)
        makeRoomAmong(true);
    const auto entry = m_sessions.find(session.ends());
    if (entry == m_sessions.end()) // the listener was closed meanwhile
        return;
    entry->second.open = true;
    ++m_open;
    if (flaw.isError())
        m_user.sessionWarned(session, flaw);
    m_user.sessionOpened(session, facts);
}

void DtlsListener::sessionReceived(DtlsSession &session, const QByteArray &payload)
{
    m_user.sessionReceived(session, payload);
}

void DtlsListener::sessionIgnored(DtlsSession &session, const QByteArray &datagram)
{
    refuse(session.peer(), datagram);
}

void DtlsListener::sessionClosed(DtlsSession &session)
{
    end(session.ends(), DtlsEnd::ClosedByPeer);
}

void DtlsListener::sessionFailed(DtlsSession &session, const Error &error)
{
    end(session.ends(), DtlsEnd::Failed, error);
}

} // namespace swb
