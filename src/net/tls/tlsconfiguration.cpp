// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/tls/tlsconfiguration.h"

#include "core/values/errorcatalog.h"

#include <QCoreApplication>
#include <QSslSocket>

namespace swb {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(TlsConfiguration)
};

Error unavailable(const EndpointUrl &url)
{
    const bool there = QSslSocket::supportsSsl()
        && QSslSocket::supportedProtocols().contains(url.transport == Transport::Dtls ? QSsl::DtlsV1_2OrLater
                                                                                      : QSsl::TlsV1_2OrLater);
    return there ? Error()
                 : makeError(ErrorCode::TlsUnavailable, Words::tr("Could not use %1.").arg(url.toString()));
}

QSslConfiguration baseFor(Transport transport)
{
    if (transport == Transport::Dtls) {
        QSslConfiguration configuration = QSslConfiguration::defaultDtlsConfiguration();
        configuration.setProtocol(QSsl::DtlsV1_2OrLater);
        return configuration;
    }
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    return configuration;
}

QStringList warningsOf(const TlsIdentity &identity, const ServerSettings &settings)
{
    QStringList warnings = whyNotValidAt(identity.chain, QDateTime::currentDateTimeUtc());
    const QString exposed
        = whyExposed(settings.keyFile.isEmpty() ? settings.certificateFile : settings.keyFile);
    if (!exposed.isEmpty())
        warnings.prepend(exposed);
    return warnings;
}

} // namespace

QSslConfiguration serverConfiguration(Transport transport, const TlsIdentity &identity)
{
    QSslConfiguration configuration = baseFor(transport);
    configuration.setLocalCertificateChain(identity.chain);
    configuration.setPrivateKey(identity.key);
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    return configuration;
}

QSslConfiguration clientConfiguration(Transport transport, bool verifyPeer,
                                      const QList<QSslCertificate> &authorities)
{
    QSslConfiguration configuration = baseFor(transport);
    configuration.setCaCertificates(authorities);
    configuration.setPeerVerifyMode(verifyPeer ? QSslSocket::VerifyPeer : QSslSocket::QueryPeer);
    return configuration;
}

Result<TlsSetup> serverTls(const ServerSettings &settings, const CertificateAuthority &authority)
{
    if (Error error = unavailable(settings.url); error.isError())
        return error;
    if (!settings.certificateFile.isEmpty() || !settings.keyFile.isEmpty()) {
        const Result<TlsIdentity> own = loadIdentity(settings.certificateFile, settings.keyFile);
        if (!own)
            return own.error();
        return TlsSetup{
            serverConfiguration(settings.url.transport, own.value()), {}, warningsOf(own.value(), settings)};
    }
    const Result<LocalAuthority> local = authority.open();
    if (!local)
        return local.error();
    return TlsSetup{
        serverConfiguration(settings.url.transport, local.value().server), local.value().notes, {}};
}

Result<TlsSetup> clientTls(const ClientSettings &settings, const CertificateAuthority &authority)
{
    if (Error error = unavailable(settings.url); error.isError())
        return error;
    QList<QSslCertificate> trusted;
    QStringList notes;
    if (!settings.authorityFile.isEmpty()) {
        const Result<QList<QSslCertificate>> extra = loadCertificates(settings.authorityFile);
        if (!extra)
            return extra.error();
        trusted = extra.value();
    }
    if (const Result<LocalAuthority> local = authority.open()) {
        trusted.append(local.value().certificate);
        notes = local.value().notes;
    } else {
        notes.append(local.error().toString());
    }
    return TlsSetup{clientConfiguration(settings.url.transport, settings.verifyPeer, trusted), notes, {}};
}

} // namespace swb
