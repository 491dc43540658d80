// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/engine/listeningendpoint.h"

#include "net/engine/families.h"
#include "net/socket/binding.h"

#include <QCoreApplication>
#include <QTimer>

namespace swb {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ListeningEndpoint)
};

} // namespace

ListeningEndpoint::ListeningEndpoint(const EndpointTerms &terms, const EndpointUrl &url, SocketFamily sockets)
    : m_home(terms.home)
    , m_reports(terms.reports)
    , m_url(url)
    , m_sockets(sockets)
{
    m_status.id = terms.id;
}

ListeningEndpoint::~ListeningEndpoint() = default;

void ListeningEndpoint::start()
{
    Error problem = familyError(m_sockets, Words::tr("%1 could not be started.").arg(name()));
    if (!problem.isError())
        problem = prepare();
    if (problem.isError())
        return reportFailed(problem);
    makeReady();
}

void ListeningEndpoint::makeTls()
{
    if (m_neededTls.empty())
        return resolve();
    m_pendingTls = m_neededTls.front().ask([this](const Result<TlsReady> &ready) { tlsReady(ready); });
}

void ListeningEndpoint::tlsReady(const Result<TlsReady> &ready)
{
    m_pendingTls.reset();
    const NeededTls asked = m_neededTls.front();
    m_neededTls.pop_front();
    if (ready) {
        *asked.context = ready.value().context;
        m_notes += ready.value().notes;
        m_warnings += ready.value().warnings;
    } else if (!asked.goOn.isEmpty()) {
        m_warnings += asked.goOn + u' ' + ready.error().toString();
    } else {
        return reportFailed(ready.error());
    }
    makeTls();
}

void ListeningEndpoint::resolve()
{
    // The answer may come after the engine has released this.
    resolveBindAddress(m_url, home().context(),
                       [weak = weak_from_this()](const Result<QHostAddress> &address) {
                           if (const auto self = weak.lock())
                               self->addressFound(address);
                       });
}

void ListeningEndpoint::addressFound(const Result<QHostAddress> &address)
{
    if (!isStarting()) // stopped while it waited
        return;
    const Error error = address.ok() ? listen(address.value()) : address.error();
    if (error.isError())
        reportFailed(error);
}

void ListeningEndpoint::stop()
{
    if (!isStarting() && !isListening())
        return;
    m_pendingTls.reset();
    if (isListening() && !std::exchange(m_leaveTaken, true) && takesLeave()) {
        m_occupied.reset();
        QTimer::singleShot(leaveTime, m_home.context(), [weak = weak_from_this()] {
            if (const auto self = weak.lock())
                self->stop();
        });
        return;
    }
    close();
    m_occupied.reset();
    m_status.state = ServerState::Stopped;
    m_home.writer().event(subject(), EventKind::Stopped, Severity::Note, Direction::None, {name(), {}, {}});
    report();
}

QString ListeningEndpoint::name() const
{
    EndpointUrl url = m_url;
    if (!m_status.bound.isNull()) {
        url.host = listensOnBothFamilies() ? url.host : m_status.bound.ip();
        url.port = m_status.bound.port;
    }
    return url.toString();
}

std::unique_ptr<OwnListener> ListeningEndpoint::occupy() const
{
    return std::make_unique<OwnListener>(bound(), m_url.transport, name(), listensOnBothFamilies());
}

QString ListeningEndpoint::joined(const QStringList &notes)
{
    QString all;
    for (const QString &note : notes) {
        if (!all.isEmpty())
            all += all.endsWith(u'.') ? QStringLiteral(" ") : QStringLiteral("; ");
        all += note;
    }
    return all;
}

void ListeningEndpoint::reportListening(const SocketAddress &bound, const AppliedOptions &applied,
                                        const QString &note)
{
    m_status.state = ServerState::Listening;
    m_status.bound = bound;
    m_notes = QStringList{familyNote(m_url, bound), note} + m_notes;
    m_notes.removeAll(QString());
    m_occupied = occupy();
    EventDetail detail{joined(QStringList{announcement()} + m_notes), {}, {}};
    detail.sockets = m_sockets;
    m_home.writer().event(subject(), EventKind::Listening, Severity::Note, Direction::None,
                          std::move(detail));
    for (const QString &warning : std::as_const(m_warnings))
        warn(warning);
    noteOptions(m_home.writer(), subject(), applied);
    report();
}

void ListeningEndpoint::warn(const QString &warning)
{
    m_home.writer().event(subject(), EventKind::Note, Severity::Warning, Direction::None, {warning, {}, {}});
}

void ListeningEndpoint::reportFailed(const Error &error)
{
    close();
    m_status.state = ServerState::Failed;
    m_status.error = error;
    m_home.writer().event(subject(), EventKind::Error, Severity::Error, Direction::None,
                          {error.what, error, {}});
    report();
}

} // namespace swb
