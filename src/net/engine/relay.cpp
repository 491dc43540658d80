// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/engine/relay.h"

#include "core/values/errorcatalog.h"
#include "net/engine/families.h"
#include "net/socket/binding.h"
#include "net/socket/qtaddress.h"

#include <QCoreApplication>

namespace swb {

Relay::Relay(const RelayTerms &setting)
    : m_home(setting.home)
    , m_reports(setting.reports)
{
    m_status.id = setting.id;
    m_status.settings = setting.settings;
    m_status.counters = m_counters;
}

void Relay::start()
{
    Error problem = relayProblem(settings());
    if (!problem.isError())
        problem = familyError(settings().sockets,
                              QCoreApplication::translate("Relay", "%1 could not be started.").arg(name()));
    if (problem.isError()) {
        reportFailed(problem);
        return;
    }
    makeTls();
}

/// One context after the other, where both sides have TLS.
void Relay::makeTls()
{
    if (isEncrypted(settings().listen.transport) && !m_tlsToClients) {
        m_pendingTls = std::make_unique<PendingTls>(serverSideOf(settings()), [this](const auto &ready) {
            if (take(ready, m_tlsToClients))
                makeTls();
        });
    } else if (isEncrypted(settings().target.transport) && !m_tlsToTarget) {
        m_pendingTls = std::make_unique<PendingTls>(clientSideOf(settings()), [this](const auto &ready) {
            if (take(ready, m_tlsToTarget))
                makeTls();
        });
    } else {
        resolve();
    }
}

/// Whether there is one, and somebody still waits for it.
bool Relay::take(const Result<TlsReady> &ready, std::shared_ptr<const TlsContext> &context)
{
    if (!isStarting())
        return false;
    if (!ready) {
        reportFailed(ready.error());
        return false;
    }
    context = ready.value().context;
    m_notes += ready.value().notes;
    m_warnings += ready.value().warnings;
    return true;
}

void Relay::resolve()
{
    resolveBindAddress(settings().listen, home().context(),
                       [weak = weak_from_this()](const Result<QHostAddress> &address) {
                           const auto self = weak.lock();
                           if (!self || !self->isStarting())
                               return;
                           if (address.ok())
                               self->listen(address.value());
                           else
                               self->reportFailed(address.error());
                       });
}

void Relay::findTarget(const SocketAddress &bound,
                       std::function<void(const Result<QList<QHostAddress>> &)> found)
{
    resolveHost(settings().target, home().context(),
                [weak = weak_from_this(), bound,
                 found = std::move(found)](const Result<QList<QHostAddress>> &addresses) {
                    const auto self = weak.lock();
                    if (!self || !self->isStarting())
                        return;
                    if (!addresses.ok() || !self->leadsBack(bound, addresses.value()))
                        found(addresses);
                });
}

bool Relay::leadsBack(const SocketAddress &bound, const QList<QHostAddress> &targets)
{
    for (const QHostAddress &target : targets)
        m_targets.append(fromQt(target, settings().target.port));
    if (!OwnListener::leadsTo(bound, listensOnBothFamilies(), settings().listen.transport, m_targets))
        return false;
    reportFailed(makeError(ErrorCode::RelayToItself,
                           QCoreApplication::translate("Relay", "Could not relay from %1 to %2.")
                               .arg(bound.toString(), settings().target.toString())));
    return true;
}

void Relay::stop()
{
    if (!isStarting() && !isListening())
        return;
    close();
    m_listener.reset();
    m_status.state = ServerState::Stopped;
    m_home.writer().event(subject(), EventKind::Stopped, Severity::Note, Direction::None, {name(), {}, {}});
    m_reports.reportRelay(m_status);
}

void Relay::setImpairment(const RelayImpairment &impairment)
{
    const quint64 seed = m_status.settings.impairment.seed;
    m_status.settings.impairment = impairment;
    m_status.settings.impairment.seed = seed;
    impairmentChanged();
    if (isListening())
        m_reports.reportRelay(m_status);
}

/// "udp://127.0.0.1:12000": the address it is bound to.
QString Relay::name() const
{
    EndpointUrl url = m_status.settings.listen;
    if (!m_status.bound.isNull()) {
        url.host = listensOnBothFamilies() ? url.host : m_status.bound.ip();
        url.port = m_status.bound.port;
    }
    return url.toString();
}

void Relay::reportListening(const SocketAddress &bound)
{
    m_status.state = ServerState::Listening;
    m_status.bound = bound;
    m_listener = std::make_unique<OwnListener>(
        bound, m_status.settings.listen.transport,
        QCoreApplication::translate("Relay", "the relay %1").arg(name()), listensOnBothFamilies(), m_targets);
    QString words = QCoreApplication::translate("Relay", "%1, relay to %2")
                        .arg(name(), m_status.settings.target.toString());
    if (const QString families = familyNote(settings().listen, bound); !families.isEmpty())
        words += u"; " + families;
    for (const QString &note : std::as_const(m_notes))
        words += u"; " + note;
    EventDetail detail{words, {}, {}};
    detail.sockets = settings().sockets;
    m_home.writer().event(subject(), EventKind::Listening, Severity::Note, Direction::None,
                          std::move(detail));
    for (const QString &warning : std::as_const(m_warnings))
        m_home.writer().event(subject(), EventKind::Note, Severity::Warning, Direction::None,
                              {warning, {}, {}});
    m_reports.reportRelay(m_status);
}

void Relay::reportRefusing(bool refuses)
{
    m_status.refuses = refuses;
    m_reports.reportRelay(m_status);
}

void Relay::reportFailed(const Error &error)
{
    m_status.state = ServerState::Failed;
    m_status.error = error;
    m_home.writer().event(subject(), EventKind::Error, Severity::Error, Direction::None,
                          {error.what, error, {}});
    m_reports.reportRelay(m_status);
}

} // namespace swb
