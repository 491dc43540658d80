// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/stream/connector.h"

#include "core/values/errorcatalog.h"
#include "net/socket/binding.h"
#include "net/tls/qtaddress.h"

#include <QCoreApplication>
#include <QNetworkProxy>

namespace swb {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Connector)
};

/// A socket that is let go of from within its own signal.
void deleteSoon(std::unique_ptr<QTcpSocket> socket)
{
    QTcpSocket *const last = socket.release();
    QObject::disconnect(last, nullptr, last, nullptr);
    last->abort();
    last->deleteLater();
}

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
    const QHostAddress address = m_addresses.at(m_next++);
    m_user.trying(address);
    m_socket = std::make_unique<QTcpSocket>();
    m_socket->setProxy(QNetworkProxy::NoProxy);
    QTcpSocket *const socket = m_socket.get();
    QObject::connect(socket, &QAbstractSocket::connected, socket, [this] {
        m_deadline.stop();
        QObject::disconnect(m_socket.get(), nullptr, m_socket.get(), nullptr);
        m_user.connected(std::move(m_socket));
    });
    QObject::connect(socket, &QAbstractSocket::errorOccurred, socket, [this] { attemptFailed(); });
    socket->setReadBufferSize(m_settings.receiveBytes);
    socket->connectToHost(address, m_settings.url.port);
}

void Connector::attemptFailed()
{
    const Error error = attemptError();
    deleteSoon(std::move(m_socket));
    if (m_next == m_addresses.size()) {
        fail(error);
        return;
    }
    m_user.refused(error);
    // queued: the next socket is not made within the signal of this one
    QMetaObject::invokeMethod(
        m_context.get(), [this] { tryNext(); }, Qt::QueuedConnection);
}

Error Connector::attemptError() const
{
    const QString text = m_socket->errorString();
    ErrorCode code = ErrorCode::Unknown;
    switch (m_socket->error()) {
    case QAbstractSocket::ConnectionRefusedError:
        code = ErrorCode::ConnectionRefused;
        break;
    case QAbstractSocket::SocketTimeoutError:
        code = ErrorCode::ConnectTimeout;
        break;
    case QAbstractSocket::SocketResourceError:
        code = ErrorCode::TooManyOpenFiles;
        break;
    case QAbstractSocket::NetworkError: // which of the two only its text tells
        code = text.contains(QStringLiteral("Network")) ? ErrorCode::NetworkUnreachable
                                                        : ErrorCode::HostUnreachable;
        break;
    default:
        break;
    }
    const QHostAddress &address = m_addresses.at(m_next - 1);
    const QString tried = fromQt(address, m_settings.url.port).toString();
    const QString detail
        = code == ErrorCode::Unknown ? text : Words::tr("The address tried was %1.").arg(tried);
    return makeError(code, what(), detail);
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
    if (m_socket)
        deleteSoon(std::move(m_socket));
    m_user.failed(error);
}

} // namespace swb
