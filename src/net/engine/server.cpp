// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/engine/server.h"

#include "core/values/capabilities.h"
#include "net/engine/families.h"
#include "net/socket/binding.h"
#include "net/socket/kernelfacts.h"

#include <QCoreApplication>

namespace swb {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Server)
};

/// What the family of sockets is worth saying of itself: the usual one nothing.
QString socketsNote(const ServerSettings &settings)
{
    if (settings.sockets == defaultSocketFamily())
        return {};
    const QString sockets = Words::tr("Sockets: %1.").arg(displayName(settings.sockets));
    return (QStringList{sockets} + absences(settings.sockets, settings.url.transport)).join(u' ');
}

/// Behind a sentence stands a space, behind any other note a semicolon.
QString joined(const QStringList &notes)
{
    QString all;
    for (const QString &note : notes) {
        if (!all.isEmpty())
            all += all.endsWith(u'.') ? QStringLiteral(" ") : QStringLiteral("; ");
        all += note;
    }
    return all;
}

} // namespace

Server::Server(const ServerTerms &setting)
    : m_home(setting.home)
    , m_reports(setting.reports)
    , m_protocols(setting.protocols)
{
    m_status.id = setting.id;
    m_status.settings = setting.settings;
}

MadeProtocols Server::protocols() const
{
    return m_protocols ? MadeProtocols(m_protocols) : protocolsOf(settings());
}

void Server::start()
{
    const Error missing = familyError(settings().sockets, Words::tr("%1 could not be started.").arg(name()));
    if (const Error error = missing.isError() ? missing : prepare(); error.isError()) {
        reportFailed(error);
        return;
    }
    if (!isEncrypted(settings().url.transport))
        return resolve();
    m_pendingTls = std::make_unique<PendingTls>(settings(),
                                                [this](const Result<TlsReady> &ready) { tlsReady(ready); });
}

void Server::tlsReady(const Result<TlsReady> &ready)
{
    m_pendingTls.reset();
    if (!isStarting()) // stopped while it waited
        return;
    if (!ready)
        return reportFailed(ready.error());
    m_tls = ready.value();
    resolve();
}

void Server::resolve()
{
    // The answer may come after the engine has let go of this server.
    resolveBindAddress(settings().url, home().context(),
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

void Server::stop()
{
    if (isListening())
        close();
    else if (isStarting())
        reportStopped();
}

void Server::sampleKernel(ConversationId peer)
{
    noteNoKernelFacts(m_home.writer(), {id(), peer, settings().url.transport});
}

QString Server::name() const
{
    EndpointUrl url = m_status.settings.url;
    if (!m_status.bound.isNull()) {
        url.host = listensOnBothFamilies() ? url.host : m_status.bound.ip();
        url.port = m_status.bound.port;
    }
    return url.toString();
}

bool Server::listensOnBothFamilies() const
{
    return m_status.settings.url.host == u'*';
}

void Server::reportListening(const SocketAddress &bound, const QString &note)
{
    m_status.state = ServerState::Listening;
    m_status.bound = bound;
    QStringList notes = QStringList{familyNote(settings().url, bound), note} + m_tls.notes;
    notes.removeAll(QString());
    QStringList said = notes + m_tls.warnings + QStringList{socketsNote(settings())};
    said.removeAll(QString());
    m_status.note = joined(said);
    m_listener
        = std::make_unique<OwnListener>(bound, settings().url.transport, name(), listensOnBothFamilies());
    const QString words = joined(QStringList{name()} + notes);
    EventDetail detail{words, {}, {}};
    detail.sockets = settings().sockets;
    m_home.writer().event(subject(), EventKind::Listening, Severity::Note, Direction::None,
                          std::move(detail));
    for (const QString &warning : std::as_const(m_tls.warnings))
        m_home.writer().event(subject(), EventKind::Note, Severity::Warning, Direction::None,
                              {warning, {}, {}});
    m_reports.reportServer(m_status);
}

void Server::reportFailed(const Error &error)
{
    m_status.state = ServerState::Failed;
    m_status.error = error;
    m_home.writer().event(subject(), EventKind::Error, Severity::Error, Direction::None,
                          {error.what, error, {}});
    m_reports.reportServer(m_status);
}

void Server::reportStopped(const Error &error)
{
    m_listener.reset();
    m_status.state = ServerState::Stopped;
    m_status.error = error;
    m_home.writer().event(subject(), EventKind::Stopped, Severity::Note, Direction::None,
                          {name(), error, {}});
    m_reports.reportServer(m_status);
}

} // namespace swb
