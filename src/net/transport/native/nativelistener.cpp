// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/transport/native/nativelistener.h"

#include "core/values/errorcatalog.h"
#include "net/socket/hops.h"
#include "net/socket/opensocket.h"
#include "net/socket/socketcalls.h"

#include <QCoreApplication>
#include <cerrno>

namespace swb {

namespace {

constexpr int acceptsPerTurn = 64; // then it is the turn of the thread's connections

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(StreamListener)
};

/// Whether another call may succeed immediately; accept(2) also reports errors that concern one connection.
bool isOfOneConnection(int errnoValue)
{
    switch (errnoValue) {
    case EINTR:
    case ECONNABORTED:
    case EPROTO:
    case ENETDOWN:
    case ENETUNREACH:
    case EHOSTDOWN:
    case EHOSTUNREACH:
    case ENOPROTOOPT:
        return true;
    default:
        return false;
    }
}

} // namespace

NativeListener::NativeListener(NetworkThread &home, const Subject &about, Accepted accepted)
    : m_home(home)
    , m_about(about)
    , m_accepted(std::move(accepted))
{
    m_again.setSingleShot(true);
    QObject::connect(&m_again, &QTimer::timeout, &m_again, [this] { start(); });
}

NativeListener::~NativeListener()
{
    NativeListener::close();
}

Error NativeListener::listen(const EndpointUrl &url, const QHostAddress &address, int backlog)
{
    m_url = url;
    Result<SocketDescriptor> made = listeningSocket(url, address, backlog, options(), applying());
    if (!made)
        return made.error();
    m_socket = std::move(made).value();
    return {};
}

void NativeListener::tellHops()
{
    askForReceivedHops(descriptor()); // whose connections inherit it
}

void NativeListener::start()
{
    m_home.watcher().watch(descriptor(), this, true, false);
}

void NativeListener::close()
{
    m_again.stop();
    if (!m_socket.isOpen())
        return;
    m_home.watcher().unwatch(descriptor());
    m_socket.reset();
}

void NativeListener::descriptorReady(Ready)
{
    for (int i = 0; i < acceptsPerTurn && m_socket.isOpen(); ++i) {
        SocketAddress from;
        const int accepted = acceptSocket(descriptor(), from);
        if (accepted >= 0) {
            m_accepted({accepted, from});
        } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
            tellThatItGoesOn();
            return;
        } else if (!isOfOneConnection(errno)) {
            wait(errno);
            return;
        }
    }
}

/// The kernel would report again and again what cannot be accepted.
void NativeListener::wait(int errnoValue)
{
    m_home.watcher().unwatch(descriptor());
    m_again.start(acceptAgainAfter);
    if (std::exchange(m_waiting, true))
        return;
    const Error error
        = systemError(Operation::Accept, errnoValue,
                      Words::tr("%1 could not accept a connection and will try again.").arg(name()));
    m_home.writer().event(m_about, EventKind::Error, Severity::Warning, Direction::None,
                          {error.what, error, {}});
}

/// Logged once nothing is waiting, so that a listener at its limit does not log each connection.
void NativeListener::tellThatItGoesOn()
{
    if (std::exchange(m_waiting, false))
        m_home.writer().event(m_about, EventKind::Note, Severity::Note, Direction::None,
                              {Words::tr("%1 accepts connections again.").arg(name()), {}, {}});
}

SocketAddress NativeListener::boundAddress() const
{
    return localAddressOf(descriptor());
}

QString NativeListener::name() const
{
    const SocketAddress bound = boundAddress();
    return EndpointUrl{m_url.transport, bound.ip(), bound.port}.toString();
}

} // namespace swb
