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
    m_context = std::make_unique<QObject>(); // here and not earlier: answers come to the thread that made it
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
    DtlsConnectionUser &user = *this;
    auto connection = std::make_unique<DtlsConnection>(
        DtlsSessionSetting{tls(), remote, serverNameOf(settings()), name(), settings().connectTimeout},
        *m_batch, user);
    auto socket = makeDatagramSocket(settings().sockets, home().watcher(), *connection);
    socket->leaveFrom(localChoice(settings(), remote));
    socket->setOptions(settings().options);
    const Error error = socket->connectTo(remote, Words::tr("Could not reach %1.").arg(name()));
    if (error.isError())
        return addressFailed(error);
    connection->take(std::move(socket));
    m_connection = std::move(connection);
    setState(LinkState::Connecting);
    connected(remote);
}

void DtlsClient::connected(const SocketAddress &remote)
{
    setAddresses(m_connection->local(), remote);
    home().writer().event(subject(), EventKind::Connecting, Severity::Chat, Direction::Out, openingDetail());
    noteOptions(home().writer(), subject(), m_connection->applied());
    setState(LinkState::Handshaking);
    m_connection->begin(mayRead());
}

void DtlsClient::readingChanged()
{
    if (m_connection)
        m_connection->setReading(mayRead());
}

void DtlsClient::connectionUndelivered(const Error &error)
{
    complain(error);
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
    Error error = m_connection->send(bytes);
    if (error.isError())
        return error;
    home().writer().data(subject(), Direction::Out, bytes);
    countOut(counters(), bytes.size());
    return {};
}

void DtlsClient::write(QByteArrayView bytes)
{
    if (!m_connection)
        return refuseToSend(
            makeError(ErrorCode::NotConnected, Words::tr("Could not send to %1.").arg(name())));
    if (const Error error = sendNow(bytes.toByteArray()); error.isError())
        return refuseToSend(error);
    reports().reportSendQueueEmpty(id());
}

void DtlsClient::halfClose()
{
    refuseToSend(makeError(ErrorCode::BadOption, Words::tr("Could not half-close %1.").arg(name()),
                           Words::tr("DTLS closes both directions at once.")));
}

void DtlsClient::disconnect()
{
    endWith(LinkState::Closed, EventKind::Closed, Direction::Out);
}

void DtlsClient::abort()
{
    if (m_connection)
        m_connection->abandon();
    endWith(LinkState::Reset, EventKind::Reset, Direction::None); // nothing is sent
}

void DtlsClient::endWith(LinkState state, EventKind kind, Direction direction)
{
    if (isOver(this->state()))
        return;
    const bool began = m_connection != nullptr;
    letGo();
    if (!began) {
        giveUpConnecting();
        return;
    }
    home().writer().event(subject(), kind, Severity::Note, direction);
    setState(state);
}

/// Sends close_notify if there is a session, and releases the socket; this may be a callback of either.
void DtlsClient::letGo()
{
    if (!m_connection)
        return;
    m_connection->close();
    home().deleteLater(std::move(m_connection));
}

void DtlsClient::connectionOpened(const TlsFacts &facts, const Error &flaw)
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

void DtlsClient::connectionReceived(const QByteArray &payload)
{
    heardAgain();
    home().writer().data(subject(), Direction::In, payload);
    countIn(counters(), payload.size());
    heard(payload);
}

void DtlsClient::connectionIgnored(const QByteArray &datagram)
{
    const Error error
        = makeError(ErrorCode::StrayDatagram, Words::tr("A datagram from %1 was dropped.").arg(name()),
                    Words::tr("It is not DTLS."));
    home().writer().event(subject(), EventKind::Dropped, Severity::Warning, Direction::In,
                          {error.what, error, {}}, datagram);
}

void DtlsClient::connectionClosed()
{
    endWith(LinkState::Closed, EventKind::Closed, Direction::In);
}

void DtlsClient::connectionFailed(const Error &error, bool isRefusal)
{
    if (isRefusal)
        addressFailed(error);
    else
        giveUp(error);
}

void DtlsClient::giveUp(const Error &error)
{
    fail(LinkState::Failed, error);
    letGo();
}

} // namespace swb
