// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/stream/connector.h"

#include "core/values/errorcatalog.h"
#include "net/socket/binding.h"
#include "net/socket/opensocket.h"
#include "net/socket/sockaddr.h"
#include "net/tls/qtaddress.h"

#include <QCoreApplication>
#include <cerrno>
#include <sys/socket.h>

namespace swb {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Connector)
};

} // namespace

Connector::Connector(DescriptorWatcher &watcher, const ClientSettings &settings, User user, int hops)
    : m_watcher(watcher)
    , m_settings(settings)
    , m_user(std::move(user))
    , m_hops(hops)
    , m_context(std::make_unique<QObject>())
{
    m_deadline.setSingleShot(true);
    QObject::connect(&m_deadline, &QTimer::timeout, m_context.get(), [this] { timedOut(); });
}

Connector::~Connector()
{
    endAttempt();
}

void Connector::start()
{
    m_deadline.start(m_settings.connectTimeout);
    resolveHost(m_settings.url, m_context.get(),
                [this](const Result<QList<QHostAddress>> &addresses) { resolved(addresses); });
}

void Connector::resolved(const Result<QList<QHostAddress>> &addresses)
{
    if (!addresses.ok()) {
        fail(addresses.error());
        return;
    }
    m_addresses = addresses.value();
    tryNext();
}

void Connector::tryNext()
{
    const QHostAddress address = m_addresses.at(m_next++);
    m_user.trying(address);
    m_attempt = connectingSocket(fromQt(address, m_settings.url.port), SOCK_STREAM, m_hops);
    if (m_attempt && (errno == 0 || errno == EINPROGRESS)) {
        m_watcher.watch(m_attempt.get(), this, false, true);
        return;
    }
    // queued: whoever has called start() is not called back within it
    QMetaObject::invokeMethod(
        m_context.get(), [this, errnoValue = errno] { attemptFailed(errnoValue); }, Qt::QueuedConnection);
}

void Connector::descriptorReady(Ready)
{
    if (const int error = takePendingError(m_attempt.get()); error != 0) {
        attemptFailed(error);
        return;
    }
    m_deadline.stop();
    m_watcher.unwatch(m_attempt.get());
    SocketAddress remote = remoteAddressOf(m_attempt.get());
    if (remote.isNull()) // it has reset the connection in the meantime
        remote = fromQt(m_addresses.at(m_next - 1), m_settings.url.port);
    const auto connected = std::move(m_user.connected); // which may destroy this
    connected(m_attempt.release(), remote);
}

void Connector::endAttempt()
{
    if (!m_attempt)
        return;
    m_watcher.unwatch(m_attempt.get());
    m_attempt.reset();
}

void Connector::attemptFailed(int errnoValue)
{
    if (!m_deadline.isActive())
        return; // the time was over first
    const Error error = attemptError(errnoValue);
    endAttempt();
    if (m_next == m_addresses.size()) {
        fail(error);
        return;
    }
    m_user.refused(error);
    tryNext();
}

Error Connector::attemptError(int errnoValue) const
{
    const QString tried = fromQt(m_addresses.at(m_next - 1), m_settings.url.port).toString();
    return systemError(Operation::Connect, errnoValue, what(),
                       Words::tr("The address tried was %1.").arg(tried));
}

QString Connector::what() const
{
    return Words::tr("Could not connect to %1.").arg(m_settings.url.toString());
}

void Connector::timedOut()
{
    fail(makeError(
        ErrorCode::ConnectTimeout, what(),
        Words::tr("It was tried for %1 s.").arg(double(m_settings.connectTimeout.count()) / 1000.0)));
}

void Connector::fail(const Error &error)
{
    m_deadline.stop();
    endAttempt();
    const auto failed = std::move(m_user.failed); // which may destroy this
    failed(error);
}

} // namespace swb
