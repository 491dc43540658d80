// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/stream/connector.h"

#include "core/values/errorcatalog.h"
#include "net/socket/binding.h"
#include "net/socket/opensocket.h"
#include "net/tls/qtaddress.h"

#include <QCoreApplication>
#include <QNetworkProxy>
#include <cerrno>
#include <sys/socket.h>

namespace swb {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Connector)
};

} // namespace

Connector::Connector(const ClientSettings &settings, User user)
    : m_settings(settings)
    , m_user(std::move(user))
    , m_context(std::make_unique<QObject>())
{
    m_deadline.setSingleShot(true);
    QObject::connect(&m_deadline, &QTimer::timeout, m_context.get(), [this] { timedOut(); });
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
    if (!m_deadline.isActive())
        return;
    const QHostAddress address = m_addresses.at(m_next++);
    m_user.trying(address);
    m_attempt = connectingSocket(fromQt(address, m_settings.url.port), SOCK_STREAM);
    const int errnoValue = errno;
    if (errnoValue != EINPROGRESS || !m_attempt) {
        // queued: whoever has called start() is not called back within it
        QMetaObject::invokeMethod(
            m_context.get(), [this, errnoValue] { attemptOver(errnoValue); }, Qt::QueuedConnection);
        return;
    }
    m_writable = std::make_unique<QSocketNotifier>(m_attempt.get(), QSocketNotifier::Write);
    QObject::connect(m_writable.get(), &QSocketNotifier::activated, m_context.get(),
                     [this] { attemptOver(takePendingError(m_attempt.get())); });
}

void Connector::attemptOver(int errnoValue)
{
    if (!m_deadline.isActive())
        return; // the time was over first
    if (errnoValue != 0 || !m_attempt) {
        attemptFailed(errnoValue);
        return;
    }
    m_deadline.stop();
    const int descriptor = m_attempt.release();
    endAttempt();
    auto socket = std::make_unique<QTcpSocket>();
    socket->setProxy(QNetworkProxy::NoProxy);
    socket->setReadBufferSize(m_settings.receiveBytes);
    socket->setSocketDescriptor(descriptor);
    m_user.connected(std::move(socket));
}

void Connector::attemptFailed(int errnoValue)
{
    const Error error = attemptError(errnoValue);
    endAttempt();
    if (m_next == m_addresses.size()) {
        fail(error);
        return;
    }
    m_user.refused(error);
    // queued: the next socket is not made within the signal of this one
    QMetaObject::invokeMethod(
        m_context.get(), [this] { tryNext(); }, Qt::QueuedConnection);
}

/// This may be a signal of the notifier's own.
void Connector::endAttempt()
{
    if (m_writable) {
        m_writable->setEnabled(false);
        m_writable.release()->deleteLater();
    }
    m_attempt.reset();
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
    m_user.failed(error);
}

} // namespace swb
