// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/engine/server.h"

#include "core/values/capabilities.h"
#include "net/socket/kernelfacts.h"

#include <QCoreApplication>
#include <QThreadPool>

namespace swb {

Server::Server(const ServerTerms &terms)
    : ListeningEndpoint(terms, terms.settings.url, terms.settings.sockets)
    , m_settings(terms.settings)
    , m_tellState(terms.tellState)
    , m_protocols(terms.protocols)
{ }

Server::~Server() = default;

Error Server::prepare()
{
    if (!mayEncrypt(m_settings))
        return {};
    const bool nothingAsked = m_settings.tls == TlsSettings()
        && m_settings.clientCertificates == ClientCertificates::NotAsked
        && m_settings.clientAuthorityFile.isEmpty();
    const bool optional = nothingAsked && !isEncrypted(m_settings.url.transport);
    needTls(m_settings, m_tls,
            optional ? QCoreApplication::translate("Server", "STARTTLS is not offered.") : QString());
    return {};
}

/// A reply may need a file or a folder, which a network thread must not wait for.
void Server::makeReady()
{
    if (m_protocols)
        return ready();
    if (!readsFiles(m_settings))
        return protocolsMade(protocolsOf(m_settings));
    m_pendingProtocols = std::make_unique<Awaited<MadeProtocols>>(
        *QThreadPool::globalInstance(), [settings = m_settings] { return protocolsOf(settings); },
        [this](const MadeProtocols &made) { protocolsMade(made); });
}

void Server::protocolsMade(const MadeProtocols &made)
{
    if (!isStarting()) // stopped while it waited
        return;
    if (!made)
        return reportFailed(made.error());
    m_protocols = made.value();
    ready();
}

void Server::sampleKernel(ConversationId peer)
{
    noteNoKernelFacts(home().writer(), {id(), peer, m_settings.url.transport});
}

/// A note about the family of sockets; empty for the default.
QString Server::socketsNote() const
{
    if (m_settings.sockets == defaultSocketFamily())
        return {};
    const QString sockets
        = QCoreApplication::translate("Server", "Sockets: %1.").arg(displayName(m_settings.sockets));
    return (QStringList{sockets} + absences(m_settings.sockets, m_settings.url.transport)).join(u' ');
}

/// One that listens beside another has the same name, and adds its transport.
QString Server::announcement() const
{
    return m_tellState ? QCoreApplication::translate("Server", "%1, over %2")
                             .arg(name(), displayName(m_settings.url.transport))
                       : name();
}

void Server::report()
{
    QStringList said;
    if (!bound().isNull())
        said = notes() + warnings() + QStringList{socketsNote()};
    said.removeAll(QString());
    const ServerStatus now{status(), m_settings, joined(said)};
    if (m_tellState)
        m_tellState(now);
    else
        reports().reportServer(now);
}

} // namespace swb
