// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/transport/addressdialer.h"

#include "core/values/errorcatalog.h"
#include "net/socket/binding.h"
#include "net/socket/qtaddress.h"

#include <QCoreApplication>

namespace swb {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Dialer)
};

} // namespace

AddressDialer::AddressDialer(const ClientSettings &settings, User user)
    : m_settings(settings)
    , m_user(std::move(user))
{
    m_deadline.setSingleShot(true);
    QObject::connect(&m_deadline, &QTimer::timeout, context(), [this] { timedOut(); });
}

void AddressDialer::start()
{
    m_deadline.start(m_settings.connectTimeout);
    resolveHost(m_settings.url, context(),
                [this](const Result<QList<QHostAddress>> &addresses) { resolved(addresses); });
}

void AddressDialer::resolved(const Result<QList<QHostAddress>> &addresses)
{
    if (!addresses.ok()) {
        fail(addresses.error());
        return;
    }
    m_addresses = addresses.value();
    tryNext();
}

void AddressDialer::tryNext()
{
    const QHostAddress address = m_addresses.at(m_next++);
    m_user.trying(address);
    attempt(fromQt(address, m_settings.url.port));
}

void AddressDialer::succeeded(std::unique_ptr<ConnectedSocket> socket)
{
    m_deadline.stop();
    const auto connected = std::move(m_user.connected); // which may destroy this
    connected(std::move(socket));
}

void AddressDialer::attemptFailed(const Error &error)
{
    if (!m_deadline.isActive())
        return; // the timeout came first
    endAttempt();
    if (m_next == m_addresses.size()) {
        fail(error);
        return;
    }
    m_user.refused(error);
    tryNext();
}

QString AddressDialer::what() const
{
    return Words::tr("Could not connect to %1.").arg(m_settings.url.toString());
}

QString AddressDialer::whichAddress() const
{
    return Words::tr("The address tried was %1.")
        .arg(fromQt(m_addresses.at(m_next - 1), m_settings.url.port).toString());
}

void AddressDialer::timedOut()
{
    fail(makeError(
        ErrorCode::ConnectTimeout, what(),
        Words::tr("The attempt lasted %1 s.").arg(double(m_settings.connectTimeout.count()) / 1000.0)));
}

void AddressDialer::fail(const Error &error)
{
    m_deadline.stop();
    endAttempt();
    const auto failed = std::move(m_user.failed); // which may destroy this
    failed(error);
}

} // namespace swb
