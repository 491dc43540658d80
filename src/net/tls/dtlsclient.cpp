// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/tls/dtlsclient.h"

#include "core/engine/counters.h"
#include "core/log/messagelog.h"
#include "core/values/errorcatalog.h"
#include "net/socket/binding.h"
#include "net/socket/opensocket.h"
#include "net/tls/qtaddress.h"

#include <QCoreApplication>
#include <QNetworkProxy>
#include <cerrno>
#ifdef Q_OS_UNIX
#include <sys/socket.h>
#endif

namespace swb {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(DtlsClient)
};

constexpr qsizetype largestRead = 65'535;

/// What the system has to say about datagrams sent before: ECONNREFUSED after ICMP port unreachable (udp(7)).
/// Asking takes the answer away.
ErrorCode takeSocketError(const QUdpSocket &socket)
{
#ifdef Q_OS_UNIX
    int value = 0;
    socklen_t size = sizeof value;
    if (::getsockopt(int(socket.socketDescriptor()), SOL_SOCKET, SO_ERROR, &value, &size) == 0
        && value != 0) {
        return errorFromErrno(Operation::Send, value);
    }
#else
    Q_UNUSED(socket)
#endif
    return ErrorCode::None;
}

} // namespace

DtlsClient::DtlsClient(const ClientSetting &setting)
    : Client(setting)
    , m_buffer(largestRead, Qt::Uninitialized)
{ }

DtlsClient::~DtlsClient() = default;

void DtlsClient::open()
{
    setState(LinkState::Resolving);
    m_socket = std::make_unique<QUdpSocket>(); // the lookup ends with it
    resolveHost(settings().url, m_socket.get(), [this](const Result<QList<QHostAddress>> &found) {
        if (!found.ok())
            return giveUp(found.error());
        m_addresses = found.value();
        tryNextAddress();
    });
}

void DtlsClient::tryNextAddress()
{
    letGo();
    if (status().conversation != ConversationId::None)
        home().log().endConversation(status().conversation);
    const SocketAddress remote = fromQt(m_addresses.takeFirst(), settings().url.port);
    Descriptor made = connectingSocket(remote, SOCK_DGRAM);
    const int errnoValue = errno;
    if (!made || errnoValue != 0)
        return addressFailed(systemError(Operation::Connect, errnoValue,
                                         Words::tr("Could not reach %1.").arg(name()),
                                         Words::tr("The address tried was %1.").arg(remote.toString())));
    m_socket = std::make_unique<QUdpSocket>();
    m_socket->setProxy(QNetworkProxy::NoProxy);
    QUdpSocket *const socket = m_socket.get();
    QObject::connect(socket, &QUdpSocket::readyRead, socket, [this] { readAll(); });
    QObject::connect(socket, &QUdpSocket::errorOccurred, socket, [this] { lookForRefusal(); });
    setState(LinkState::Connecting);
    socket->setSocketDescriptor(made.release(), QAbstractSocket::ConnectedState);
    connected();
}

void DtlsClient::connected()
{
    const SocketAddress remote = fromQt(m_socket->peerAddress(), m_socket->peerPort());
    setAddresses(fromQt(m_socket->localAddress(), m_socket->localPort()), remote);
    home().writer().event(subject(), EventKind::Connecting, Severity::Chat, Direction::Out);
    DtlsSessionUser &user = *this;
    m_session = std::make_unique<DtlsSession>(
        DtlsSessionSetting{tls(), remote, settings().url.host, name(), settings().connectTimeout}, *m_socket,
        user);
    setState(LinkState::Handshaking);
    m_session->begin();
}

void DtlsClient::readAll()
{
    lookForRefusal(); // Qt wakes us for an error that it does not tell, and loses it in hasPendingDatagrams()
    for (int i = 0; i < dtlsReadsPerTurn && m_socket && mayRead() && m_socket->hasPendingDatagrams(); ++i) {
        const qint64 size = m_socket->readDatagram(m_buffer.data(), m_buffer.size());
        if (size >= 0 && m_session)
            m_session->feed(m_buffer.first(size));
    }
}

/// Qt tells of no more datagrams while one waits, so those that wait are read from here.
void DtlsClient::readingChanged()
{
    if (mayRead())
        readAll();
}

void DtlsClient::lookForRefusal()
{
    const ErrorCode code = m_socket ? takeSocketError(*m_socket) : ErrorCode::None;
    if (code == ErrorCode::None || !m_session)
        return;
    const Error error = makeError(code, Words::tr("A datagram to %1 was not delivered.").arg(name()));
    if (m_session->isOpen())
        complain(error);
    else
        addressFailed(error);
}

void DtlsClient::addressFailed(const Error &error)
{
    if (m_addresses.isEmpty())
        return giveUp(error);
    home().writer().event(subject(), EventKind::Error, Severity::Warning, Direction::None,
                          {error.what, error, {}});
    tryNextAddress();
}

Error DtlsClient::sendNow(const QByteArray &bytes)
{
    const LogWriter::Call call(home().writer());
    Error error = m_session->send(bytes);
    if (error.isError())
        return error;
    home().writer().data(subject(), Direction::Out, bytes);
    countOut(counters(), bytes.size());
    return {};
}

void DtlsClient::send(const QByteArray &bytes)
{
    lookForRefusal(); // of an earlier datagram, which would make this one fail
    if (!m_session)
        return refuseToSend(
            makeError(ErrorCode::NotConnected, Words::tr("Could not send to %1.").arg(name())));
    if (const Error error = sendNow(bytes); error.isError())
        return refuseToSend(error);
    reports().reportSendQueueEmpty(id());
}

void DtlsClient::halfClose()
{
    refuseToSend(makeError(ErrorCode::BadOption, Words::tr("Could not half-close %1.").arg(name()),
                           Words::tr("DTLS ends both directions at once.")));
}

void DtlsClient::disconnect()
{
    endWith(LinkState::Closed, EventKind::Closed, Direction::Out);
}

void DtlsClient::abort()
{
    if (m_session)
        m_session->abandon();
    endWith(LinkState::Reset, EventKind::Reset, Direction::None); // nothing is sent
}

void DtlsClient::endWith(LinkState state, EventKind kind, Direction direction)
{
    if (isOver(this->state()))
        return;
    letGo();
    home().writer().event(subject(), kind, Severity::Note, direction);
    setState(state);
}

/// Says goodbye where there is a session, and parts with the socket; this may be a callback of either.
void DtlsClient::letGo()
{
    if (m_session) {
        m_session->close();
        m_session.release()->deleteLater();
    }
    if (!m_socket)
        return;
    QObject::disconnect(m_socket.get(), nullptr, m_socket.get(), nullptr);
    m_socket->close();
    m_socket.release()->deleteLater();
}

void DtlsClient::sessionOpened(DtlsSession &, const TlsFacts &facts, const Error &flaw)
{
    setConnectedNow();
    home().writer().event(subject(), EventKind::Handshake, Severity::Note, Direction::None,
                          {QString(facts.protocol + u", " + facts.cipher), {}, facts});
    if (flaw.isError()) {
        Error warning = flaw;
        warning.what
            = Words::tr("The certificate of %1 failed its checks, which are switched off.").arg(name());
        warn(warning);
    }
    setState(LinkState::Connected);
}

void DtlsClient::sessionReceived(DtlsSession &, const QByteArray &payload)
{
    heardAgain();
    home().writer().data(subject(), Direction::In, payload);
    countIn(counters(), payload.size());
    giveReply(payload);
}

void DtlsClient::sessionIgnored(DtlsSession &, const QByteArray &datagram)
{
    const Error error
        = makeError(ErrorCode::StrayDatagram, Words::tr("A datagram from %1 was thrown away.").arg(name()),
                    Words::tr("It is not DTLS."));
    home().writer().event(subject(), EventKind::Dropped, Severity::Warning, Direction::In,
                          {error.what, error, {}}, datagram);
}

void DtlsClient::sessionClosed(DtlsSession &)
{
    endWith(LinkState::Closed, EventKind::Closed, Direction::In);
}

void DtlsClient::sessionFailed(DtlsSession &, const Error &error)
{
    const ErrorCode code = m_socket ? takeSocketError(*m_socket) : ErrorCode::None;
    if (code == ErrorCode::None)
        giveUp(error);
    else
        addressFailed(makeError(code, error.what));
}

void DtlsClient::giveUp(const Error &error)
{
    fail(LinkState::Failed, error);
    letGo();
}

} // namespace swb
