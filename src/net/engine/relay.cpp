// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/engine/relay.h"

#include "core/values/errorcatalog.h"
#include "net/socket/binding.h"
#include "net/socket/qtaddress.h"

#include <QCoreApplication>

namespace swb {

Relay::Relay(const RelayTerms &terms)
    : ListeningEndpoint(terms, terms.settings.listen, terms.settings.sockets)
    , m_settings(terms.settings)
{ }

Relay::~Relay() = default;

Error Relay::prepare()
{
    if (Error problem = relayProblem(m_settings); problem.isError())
        return problem;
    if (isEncrypted(m_settings.listen.transport))
        needTls(serverSideOf(m_settings), m_tlsToClients);
    if (isEncrypted(m_settings.target.transport))
        needTls(clientSideOf(m_settings), m_tlsToTarget);
    return {};
}

void Relay::findTarget(const SocketAddress &bound,
                       std::function<void(const Result<QList<QHostAddress>> &)> found)
{
    resolveHost(m_settings.target, home().context(),
                [this, weak = weak_from_this(), bound,
                 found = std::move(found)](const Result<QList<QHostAddress>> &addresses) {
                    const auto alive = weak.lock();
                    if (!alive || !isStarting())
                        return;
                    if (!addresses.ok() || !leadsBack(bound, addresses.value()))
                        found(addresses);
                });
}

bool Relay::leadsBack(const SocketAddress &bound, const QList<QHostAddress> &targets)
{
    for (const QHostAddress &target : targets)
        m_targets.append(fromQt(target, m_settings.target.port));
    if (!OwnListener::leadsTo(bound, listensOnBothFamilies(), m_settings.listen.transport, m_targets))
        return false;
    reportFailed(makeError(ErrorCode::RelayToItself,
                           QCoreApplication::translate("Relay", "Could not relay from %1 to %2.")
                               .arg(bound.toString(), m_settings.target.toString())));
    return true;
}

void Relay::setImpairment(const RelayImpairment &impairment)
{
    const quint64 seed = m_settings.impairment.seed;
    m_settings.impairment = impairment;
    m_settings.impairment.seed = seed;
    impairmentChanged();
    if (isListening())
        report();
}

QString Relay::announcement() const
{
    return QCoreApplication::translate("Relay", "%1, relay to %2").arg(name(), m_settings.target.toString());
}

std::unique_ptr<OwnListener> Relay::occupy() const
{
    return std::make_unique<OwnListener>(bound(), m_settings.listen.transport,
                                         QCoreApplication::translate("Relay", "the relay %1").arg(name()),
                                         listensOnBothFamilies(), m_targets);
}

void Relay::reportRefusing(bool refuses)
{
    m_refuses = refuses;
    report();
}

void Relay::report()
{
    reports().reportRelay({status(), m_settings, m_counters, m_refuses});
}

} // namespace swb
