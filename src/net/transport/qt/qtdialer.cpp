// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/transport/qt/qtdialer.h"

#include "net/socket/appliedoptions.h"
#include "net/socket/hops.h"
#include "net/socket/localchoice.h"
#include "net/socket/qtaddress.h"
#include "net/transport/qt/qtsocket.h"
#include "protocols/schemes.h"

namespace swb {

QtDialer::QtDialer(const ClientSettings &settings, User user, int hops)
    : AddressDialer(settings, std::move(user))
    , m_hops(hops)
{ }

QtDialer::~QtDialer()
{
    QtDialer::endAttempt();
}

/// Qt may report within connectToHost() and continues after that report, so both answers are queued.
void QtDialer::attempt(const SocketAddress &remote)
{
    m_remote = remote;
    m_attempt = newQtSocket(mayEncrypt(settings()) ? Transport::Tls : Transport::Tcp);
    m_asked = std::make_unique<QObject>();
    const SocketAddress local = localChoice(settings(), remote);
    if (!bind(local, remote)) {
        bindFailed(local);
        return;
    }
    QObject::connect(
        m_attempt.get(), &QTcpSocket::connected, m_asked.get(), [this] { connected(); },
        Qt::QueuedConnection);
    QObject::connect(
        m_attempt.get(), &QTcpSocket::errorOccurred, m_asked.get(),
        [this](QAbstractSocket::SocketError error) {
            Error told = streamError(Operation::Connect, error, m_attempt->errorString(), what());
            told.why += u' ' + whichAddress();
            attemptFailed(told); // which begins with endAttempt()
        },
        Qt::QueuedConnection);
    m_attempt->connectToHost(toQt(remote), remote.port);
}

/// Before it is bound, a Qt socket has no descriptor on which hops and options could be set.
bool QtDialer::bind(const SocketAddress &local, const SocketAddress &remote)
{
    const auto any
        = remote.family == SocketAddress::Family::IPv6 ? QHostAddress::AnyIPv6 : QHostAddress::AnyIPv4;
    const SocketOptions &options = settings().options;
    if (!local.isNull() || m_hops > 0 || !options.areDefault()) {
        const QHostAddress address = local.isNull() ? QHostAddress(any) : toQt(local);
        if (!m_attempt->bind(address, local.port, QAbstractSocket::DontShareAddress))
            return false;
    }
    if (m_hops > 0)
        setHopsOf(int(m_attempt->socketDescriptor()), m_hops);
    if (!options.areDefault())
        setApplied(applyOptions(int(m_attempt->socketDescriptor()), options, settings().url.toString()));
    return true;
}

void QtDialer::bindFailed(const SocketAddress &local)
{
    Error error = streamError(Operation::Bind, m_attempt->error(), m_attempt->errorString(), what());
    if (!local.isNull())
        error.why += u' ' + describeLocalChoice(local);
    QMetaObject::invokeMethod(
        m_asked.get(), [this, error] { attemptFailed(error); }, Qt::QueuedConnection); // as above
}

void QtDialer::connected()
{
    m_asked.reset();
    succeeded(std::make_unique<QtSocket>(std::move(m_attempt), m_remote));
}

void QtDialer::endAttempt()
{
    m_asked.reset();
    m_attempt.reset();
}

} // namespace swb
