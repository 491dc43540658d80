// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/transport/qt/qtlistener.h"

#include "net/socket/binding.h"
#include "net/socket/hops.h"
#include "net/socket/opensocket.h"
#include "net/socket/qtaddress.h"
#include "net/socket/socketcalls.h"
#include "net/transport/qt/qtsocketerror.h"

#include <QCoreApplication>
#include <QNetworkProxy>

namespace swb {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(StreamListener)
};

} // namespace

class QtListener::Server final : public QTcpServer
{
public:
    explicit Server(Accepted accepted)
        : m_accepted(std::move(accepted))
    { }

private:
    void incomingConnection(qintptr descriptor) override
    {
        m_accepted({descriptor, remoteAddressOf(int(descriptor))});
    }

    const Accepted m_accepted;
};

QtListener::QtListener(NetworkThread &home, const Subject &about, Accepted accepted)
    : m_home(home)
    , m_about(about)
    , m_server(std::make_unique<Server>(std::move(accepted)))
{
    m_server->setProxy(QNetworkProxy::NoProxy);
    QObject::connect(m_server.get(), &QTcpServer::acceptError, &m_again,
                     [this](QAbstractSocket::SocketError error) { acceptFailed(error); });
    for (QTimer *const timer : {&m_again, &m_calm}) {
        timer->setSingleShot(true);
        timer->setInterval(acceptAgainAfter);
    }
    QObject::connect(&m_again, &QTimer::timeout, &m_again, [this] { tryAgain(); });
    QObject::connect(&m_calm, &QTimer::timeout, &m_calm, [this] { tellThatItGoesOn(); });
}

QtListener::~QtListener() = default;

Error QtListener::listen(const EndpointUrl &url, const QHostAddress &address, int backlog)
{
    m_url = url;
    if (!options().areDefault())
        return listenWithOptions(address, backlog);
    m_server->setListenBacklogSize(backlog);
    if (!m_server->listen(address, url.port)) {
        const QString what = Words::tr("Could not listen on %1.").arg(url.toString());
        return bindError(
            url, address,
            qtSocketError(Operation::Listen, m_server->serverError(), m_server->errorString(), what));
    }
    m_server->pauseAccepting();
    addBacklog(applying(), int(m_server->socketDescriptor()), backlog);
    return {};
}

/// QTcpServer makes its socket when it listens, which is too late for some options, and always reuses the
/// address: so it is given a descriptor that already listens.
Error QtListener::listenWithOptions(const QHostAddress &address, int backlog)
{
    Result<SocketDescriptor> made = listeningSocket(m_url, address, backlog, options(), applying());
    if (!made)
        return made.error();
    if (!m_server->setSocketDescriptor(made.value().get()))
        return qtSocketError(Operation::Listen, m_server->serverError(), m_server->errorString(),
                             Words::tr("Could not listen on %1.").arg(m_url.toString()));
    [[maybe_unused]] const int taken = made.value().release();
    m_server->pauseAccepting();
    return {};
}

void QtListener::tellHops()
{
    askForReceivedHops(int(m_server->socketDescriptor())); // whose connections inherit it
}

void QtListener::start()
{
    m_server->resumeAccepting();
}

void QtListener::close()
{
    m_again.stop();
    m_calm.stop();
    m_server->close();
}

SocketAddress QtListener::boundAddress() const
{
    return localAddressOf(int(m_server->socketDescriptor())); // Qt says "any" for both families
}

/// QTcpServer has paused, and would stay paused.
void QtListener::acceptFailed(QAbstractSocket::SocketError error)
{
    if (error == QAbstractSocket::RemoteHostClosedError || error == QAbstractSocket::NetworkError) {
        m_server->resumeAccepting(); // it concerns one connection
        return;
    }
    m_calm.stop();
    m_again.start();
    if (std::exchange(m_waiting, true))
        return;
    const Error told
        = qtSocketError(Operation::Accept, error, m_server->errorString(),
                        Words::tr("%1 could not accept a connection and will try again.").arg(name()));
    m_home.writer().event(m_about, EventKind::Error, Severity::Warning, Direction::None,
                          {told.what, told, {}});
}

void QtListener::tryAgain()
{
    m_calm.start();
    m_server->resumeAccepting();
}

/// Not at the first accepted one, so that a listener at its limit does not log each connection.
void QtListener::tellThatItGoesOn()
{
    if (std::exchange(m_waiting, false))
        m_home.writer().event(m_about, EventKind::Note, Severity::Note, Direction::None,
                              {Words::tr("%1 accepts connections again.").arg(name()), {}, {}});
}

QString QtListener::name() const
{
    const SocketAddress bound = boundAddress();
    return EndpointUrl{m_url.transport, bound.ip(), bound.port}.toString();
}

} // namespace swb
