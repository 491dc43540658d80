// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/relay/streamrelay.h"

#include "core/values/errorcatalog.h"
#include "net/transport/transports.h"

#include <QCoreApplication>

namespace swb {

namespace {

constexpr std::chrono::seconds checkAgainAfter{1};

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(StreamRelay)
};

} // namespace

StreamRelay::StreamRelay(const RelayTerms &setting)
    : Relay(setting)
{ }

StreamRelay::~StreamRelay() = default;

Error StreamRelay::listen(const QHostAddress &address)
{
    m_address = address;
    if (Error error = openListener(); error.isError())
        return error;
    const SocketAddress bound = m_listener->boundAddress();
    // a name that is unknown now may be known later: each connection looks it up
    findTarget(bound, [this, bound](const Result<QList<QHostAddress>> &) {
        m_listener->start();
        reportListening(bound, m_listener->applied());
        if (settings().checkTarget)
            checkTarget();
    });
    return {};
}

/// On the port that it had before, unless this is the first time.
Error StreamRelay::openListener()
{
    EndpointUrl url = settings().listen;
    if (!bound().isNull())
        url.port = bound().port;
    m_listener = makeStreamListener(settings().sockets, home(), subject(),
                                    [this](const AcceptedSocket &socket) { accepted(socket); });
    m_listener->setOptions(settings().options);
    Error error = m_listener->listen(url, m_address, limits::backlog);
    if (error.isError())
        m_listener.reset();
    else
        m_listener->tellHops(); // before any connection
    return error;
}

/// A connection to the target that is closed as soon as it is established.
void StreamRelay::checkTarget()
{
    m_check = makeDialer(home(), clientSideOf(settings()),
                         {.trying = [](const QHostAddress &) {},
                          .connected = [this](const std::unique_ptr<ConnectedSocket> &) { targetUp(); },
                          .refused = [](const Error &) {},
                          .failed = [this](const Error &error) { targetDown(error); }});
    m_check->start();
}

void StreamRelay::targetUp()
{
    m_check.reset();
    if (m_listener)
        return;
    if (const Error error = openListener(); error.isError())
        return targetDown(error);
    m_listener->start();
    home().writer().event(
        subject(), EventKind::Note, Severity::Note, Direction::None,
        {Words::tr("%1 accepts connections again, and so does the relay.").arg(settings().target.toString()),
         {},
         {}});
    reportRefusing(false);
}

/// The system refuses connections while nothing listens, as the target itself would.
void StreamRelay::targetDown(Error error)
{
    m_check.reset();
    if (!m_checkAgain) {
        m_checkAgain = std::make_unique<QTimer>();
        m_checkAgain->setSingleShot(true);
        QObject::connect(m_checkAgain.get(), &QTimer::timeout, m_checkAgain.get(), [this] { checkTarget(); });
    }
    m_checkAgain->start(checkAgainAfter);
    if (!m_listener)
        return; // already reported
    m_listener.reset();
    error.what = Words::tr("The relay refuses clients until %1 accepts connections.")
                     .arg(settings().target.toString());
    home().writer().event(subject(), EventKind::Note, Severity::Warning, Direction::None,
                          {error.what, error, {}});
    reportRefusing(true);
}

void StreamRelay::accepted(const AcceptedSocket &accepted)
{
    if (m_connections.size() >= size_t(settings().maxClients)) {
        closeSocket(accepted);
        refuse(accepted.peer);
        return;
    }
    const quint64 number = m_accepted++;
    auto &made = m_connections[number];
    made = std::make_unique<RelayedStream>(
        RelayedStream::Setting{home(), reports(), id(), settings(), counters(), number, tlsToClients(),
                               tlsToTarget(), [this, number] { forget(number); },
                               [this](const Error &error) {
                                   if (settings().checkTarget)
                                       targetDown(error);
                               }},
        adoptSocket(settings().sockets, settings().listen.transport, accepted));
    made->start();
}

void StreamRelay::refuse(const SocketAddress &peer)
{
    const Error error
        = makeError(ErrorCode::ConnectionLimit, Words::tr("The relay refused %1.").arg(peer.toString()),
                    Words::tr("The limit is %n clients.", nullptr, settings().maxClients));
    home().writer().event(subject(), EventKind::Dropped, Severity::Warning, Direction::In,
                          {error.what, error, {}});
}

void StreamRelay::forget(quint64 connection)
{
    if (auto gone = m_connections.extract(connection))
        home().deleteLater(std::move(gone.mapped())); // it is in its own callback
}

void StreamRelay::impairmentChanged()
{
    for (const auto &[number, connection] : m_connections)
        connection->setImpairment(settings().impairment);
}

void StreamRelay::close()
{
    m_check.reset();
    m_checkAgain.reset();
    m_listener.reset();
    const auto connections = std::exchange(m_connections, {});
    for (const auto &[number, connection] : connections)
        connection->stop();
}

} // namespace swb
