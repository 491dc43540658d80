// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/dtls/dtlsclient.h"

#include "core/log/eventtext.h"
#include "core/log/messagelog.h"
#include "core/values/counters.h"
#include "core/values/errorcatalog.h"
#include "net/socket/appliedoptions.h"
#include "net/socket/binding.h"
#include "net/socket/localchoice.h"
#include "net/socket/qtaddress.h"
#include "net/tls/words/tlserrors.h"
#include "net/transport/datagramsockets.h"

#include <QCoreApplication>

namespace swb {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(DtlsClient)
};

} // namespace

DtlsClient::DtlsClient(const ClientTerms &setting)
    : Client(setting)
{ }

DtlsClient::~DtlsClient() = default;

void DtlsClient::open()
{
    setState(LinkState::Resolving);
    m_context = std::make_unique<QObject>(); // here and not before: answers come to the thread that made it
    m_batch = std::make_unique<DatagramBatch>();
    resolveHost(settings().url, m_context.get(), [this](const Result<QList<QHostAddress>> &found) {
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
    DatagramSocketUser &user = *this;
    m_socket = makeDatagramSocket(settings().sockets, home().watcher(), user);
    m_socket->leaveFrom(localChoice(settings(), remote));
    m_socket->setOptions(settings().options);
    const Error error = m_socket->connectTo(remote, Words::tr("Could not reach %1.").arg(name()));
    if (error.isError())
        return addressFailed(error);
    setState(LinkState::Connecting);
    connected(remote);
}

void DtlsClient::connected(const SocketAddress &remote)
{
    setAddresses(m_socket->local(), remote);
    home().writer().event(subject(), EventKind::Connecting, Severity::Chat, Direction::Out, openingDetail());
    noteOptions(home().writer(), subject(), m_socket->applied());
    m_output = std::make_unique<SessionOutput>(*m_socket, SocketAddress(), SocketAddress(),
                                               [this] { undelivered(); });
    DtlsSessionUser &user = *this;
    m_session = std::make_unique<DtlsSession>(
        DtlsSessionSetting{tls(), remote, serverNameOf(settings()), name(), settings().connectTimeout},
        *m_output, user);
    setState(LinkState::Handshaking);
    m_socket->watch(mayRead(), false);
    m_session->begin();
}

void DtlsClient::socketReady(bool read, bool)
{
    if (read)
        receive();
}

void DtlsClient::receive()
{
    const DatagramsMoved moved = m_socket->receive(*m_batch);
    if (moved.stop == DatagramsMoved::Stop::Undelivered || moved.stop == DatagramsMoved::Stop::Failed)
        return socketFailed(m_socket->error(Operation::Send, notDelivered()));
    for (int i = 0; i < moved.count && m_session; ++i)
        m_session->feed(m_batch->payload(i).toByteArray());
}

void DtlsClient::readingChanged()
{
    if (m_socket)
        m_socket->watch(mayRead(), false);
}

/// The session is at work when it is told, so it may not end at once.
void DtlsClient::undelivered()
{
    m_undelivered = m_socket->error(Operation::Send, notDelivered());
    QMetaObject::invokeMethod(
        m_context.get(), [this] { lookForRefusal(); }, Qt::QueuedConnection); // see above
}

void DtlsClient::lookForRefusal()
{
    if (const Error error = std::exchange(m_undelivered, {}); error.isError())
        socketFailed(error);
}

void DtlsClient::socketFailed(const Error &error)
{
    if (!m_session)
        return;
    if (m_session->isOpen())
        complain(error);
    else
        addressFailed(error);
}

/// What ICMP port unreachable says of a datagram sent before.
QString DtlsClient::notDelivered() const
{
    return Words::tr("A datagram to %1 was not delivered.").arg(name());
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

void DtlsClient::write(QByteArrayView bytes)
{
    if (!m_session)
        return refuseToSend(
            makeError(ErrorCode::NotConnected, Words::tr("Could not send to %1.").arg(name())));
    if (const Error error = sendNow(bytes.toByteArray()); error.isError())
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
    const bool began = m_session != nullptr;
    letGo();
    if (!began) {
        giveUpConnecting();
        return;
    }
    home().writer().event(subject(), kind, Severity::Note, direction);
    setState(state);
}

/// Says goodbye where there is a session, and parts with the socket; this may be a callback of either.
void DtlsClient::letGo()
{
    if (m_session) {
        m_session->close();
        m_output.release()->setParent(m_session.get());
        m_session.release()->deleteLater();
    }
    m_undelivered = {};
    m_socket.reset();
}

void DtlsClient::sessionOpened(DtlsSession &, const TlsFacts &facts, const Error &flaw)
{
    setConnectedNow();
    home().writer().event(subject(), EventKind::Handshake, Severity::Note, Direction::None,
                          {EventText::handshakeLine(facts), {}, facts});
    if (flaw.isError()) {
        Error warning = flaw;
        warning.what = uncheckedWords(Role::Client, name());
        warn(warning);
    }
    setState(LinkState::Connected);
}

void DtlsClient::sessionReceived(DtlsSession &, const QByteArray &payload)
{
    heardAgain();
    home().writer().data(subject(), Direction::In, payload);
    countIn(counters(), payload.size());
    heard(payload);
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
    Error refusal = std::exchange(m_undelivered, {});
    if (!refusal.isError())
        return giveUp(error);
    refusal.what = error.what;
    addressFailed(refusal);
}

void DtlsClient::giveUp(const Error &error)
{
    fail(LinkState::Failed, error);
    letGo();
}

} // namespace swb
