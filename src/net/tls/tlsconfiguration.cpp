// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/tls/tlsconfiguration.h"

#include "core/engine/keylogenvironment.h"
#include "core/files/filename.h"
#include "core/values/errorcatalog.h"
#include "net/tls/keylog.h"

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

QStringList warningsOf(const TlsIdentity &identity, const TlsSettings &tls)
{
    QStringList warnings = whyNotValidAt(identity.chain, QDateTime::currentDateTimeUtc());
    const QString exposed = whyExposed(tls.keyFile.isEmpty() ? tls.certificateFile : tls.keyFile);
    if (!exposed.isEmpty())
        warnings.prepend(exposed);
    return warnings;
}

bool hasOwnIdentity(const TlsSettings &tls)
{
    return !tls.certificateFile.isEmpty() || !tls.keyFile.isEmpty();
}

Result<TlsIdentity> ownIdentity(const TlsSettings &tls)
{
    QByteArray passphrase = tls.keyPassphrase.toUtf8();
    if (!tls.keyPassphraseFile.isEmpty()) {
        Result<QByteArray> read = readPassphrase(tls.keyPassphraseFile);
        if (!read)
            return read.error();
        passphrase = read.value();
    }
    return loadIdentity(tls.certificateFile, tls.keyFile, passphrase);
}

Error badSetting(const EndpointUrl &url, const QString &why)
{
    return makeError(ErrorCode::BadTlsSetting, Words::tr("Could not use %1.").arg(url.toString()), why);
}

/// A version without any of the named ciphers is not used.
Result<QSsl::SslProtocol> protocolOf(const EndpointUrl &url, const TlsSettings &tls,
                                     const CipherChoice &ciphers)
{
    if (tls.lowest > tls.highest)
        return badSetting(url, Words::tr("The minimum TLS version, 1.3, is above the maximum, 1.2."));
    const bool all = ciphers == CipherChoice();
    const bool old = tls.lowest == TlsVersion::Tls12 && (all || !ciphers.tls12.isEmpty());
    const bool recent = tls.highest == TlsVersion::Tls13 && (all || !ciphers.tls13.isEmpty());
    if (url.transport == Transport::Dtls) {
        if (tls.lowest > TlsVersion::Tls12)
            return badSetting(url, Words::tr("Only DTLS 1.2 is supported, which is below 1.3."));
        return old ? Result<QSsl::SslProtocol>(QSsl::DtlsV1_2OrLater)
                   : badSetting(url, Words::tr("These ciphers are for TLS 1.3; DTLS 1.2 has others."));
    }
    if (old)
        return recent ? QSsl::TlsV1_2OrLater : QSsl::TlsV1_2;
    if (recent)
        return QSsl::TlsV1_3OrLater;
    return badSetting(url,
                      Words::tr("None of the ciphers is for TLS %1. Those of TLS 1.3 begin with TLS_.")
                          .arg(tls.highest == TlsVersion::Tls12 ? u"1.2" : u"1.3"));
}

Result<QByteArrayList> protocolNames(const EndpointUrl &url, const QStringList &names)
{
    constexpr qsizetype mostBytes = 255; // after one length byte (RFC 7301 3.1)
    if (!names.isEmpty() && url.transport == Transport::Dtls)
        return badSetting(url, Words::tr("Qt's DTLS does not report the negotiated protocol (ALPN)."));
    QByteArrayList protocols;
    for (const QString &name : names) {
        protocols.append(name.toUtf8());
        if (protocols.constLast().isEmpty() || protocols.constLast().size() > mostBytes)
            return badSetting(url,
                              Words::tr("An ALPN protocol name has 1 to 255 bytes, not %1.")
                                  .arg(protocols.constLast().size()));
    }
    return protocols;
}

/// Why secrets are not available; empty if they are.
QString whyNoKeyLog(const EndpointUrl &url, SocketFamily sockets)
{
    if (url.transport == Transport::Dtls)
        return Words::tr("DTLS uses Qt's QDtls, which does not export its keys.");
    return sockets == SocketFamily::Qt ? Words::tr("Qt's QSslSocket does not export its keys.") : QString();
}

/// Opens the file for the secrets, and warns about it.
Error useKeyLog(const EndpointUrl &url, SocketFamily sockets, const TlsSettings &tls, TlsSetup &setup)
{
    const QString path = tls.keyLogFile.isEmpty() ? keyLogFileOfEnvironment() : tls.keyLogFile;
    if (path.isEmpty())
        return {};
    if (const QString why = whyNoKeyLog(url, sockets); !why.isEmpty()) {
        if (!tls.keyLogFile.isEmpty())
            return badSetting(url, why);
        setup.notes.append(Words::tr("SSLKEYLOGFILE is set, but no keys are written: %1").arg(why));
        return {};
    }
    const auto log = KeyLog::at(path);
    if (!log)
        return log.error();
    setup.terms.keyLog = log.value();
    setup.warnings.append(Words::tr("The secrets of all sessions are written to %1. Anyone who reads that "
                                    "file can decrypt their traffic.")
                              .arg(shownName(path)));
    return {};
}

/// What both sides have in common: versions, ciphers, protocols and the key log.
template <typename Settings>
Error takeTerms(const Settings &settings, TlsSetup &setup)
{
    const EndpointUrl &url = settings.url;
    const TlsSettings &tls = settings.tls;
    const Result<CipherChoice> ciphers = readCiphers(tls.ciphers);
    if (!ciphers)
        return ciphers.error();
    const Result<QSsl::SslProtocol> protocol = protocolOf(url, tls, ciphers.value());
    if (!protocol)
        return protocol.error();
    const Result<QByteArrayList> names = protocolNames(url, tls.alpn);
    if (!names)
        return names.error();
    setup.terms.ciphers = ciphers.value();
    setup.configuration.setProtocol(protocol.value());
    setup.configuration.setAllowedNextProtocols(names.value());
    if (!tls.ciphers.isEmpty())
        setup.configuration.setCiphers(qtCiphers(ciphers.value()));
    return useKeyLog(url, settings.sockets, tls, setup);
}

QSslSocket::PeerVerifyMode modeOf(ClientCertificates asking)
{
    switch (asking) {
    case ClientCertificates::NotAsked:
        break;
    case ClientCertificates::Asked:
        return QSslSocket::QueryPeer;
    case ClientCertificates::Demanded:
        return QSslSocket::VerifyPeer;
    }
    return QSslSocket::VerifyNone;
}

/// Whose client certificates are trusted: those of the file, or else of the workbench's authority.
Error askClients(const ServerSettings &settings, const CertificateAuthority &authority, TlsSetup &setup)
{
    if (settings.clientCertificates == ClientCertificates::NotAsked)
        return {};
    setup.configuration.setPeerVerifyMode(modeOf(settings.clientCertificates));
    if (!settings.clientAuthorityFile.isEmpty()) {
        const Result<QList<QSslCertificate>> named = loadCertificates(settings.clientAuthorityFile);
        if (!named)
            return named.error();
        setup.configuration.setCaCertificates(named.value());
        return {};
    }
    const Result<LocalAuthority> local = authority.open();
    if (!local)
        return local.error();
    setup.configuration.setCaCertificates({local.value().certificate});
    return {};
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
    TlsSetup setup;
    if (hasOwnIdentity(settings.tls)) {
        const Result<TlsIdentity> own = ownIdentity(settings.tls);
        if (!own)
            return own.error();
        setup.configuration = serverConfiguration(settings.url.transport, own.value());
        setup.warnings = warningsOf(own.value(), settings.tls);
    } else {
        const Result<LocalAuthority> local = authority.open();
        if (!local)
            return local.error();
        setup.configuration = serverConfiguration(settings.url.transport, local.value().server);
        setup.notes = local.value().notes;
    }
    if (Error error = askClients(settings, authority, setup); error.isError())
        return error;
    if (Error error = takeTerms(settings, setup); error.isError())
        return error;
    if (settings.sockets == SocketFamily::Qt && !settings.tls.alpn.isEmpty())
        return badSetting(
            settings.url,
            Words::tr("As a server, Qt's QSslSocket chooses the client's preferred protocol (ALPN) instead "
                      "of its own, and breaks the handshake if the two have none in common."));
    return setup;
}

Result<TlsSetup> clientTls(const ClientSettings &settings, const CertificateAuthority &authority)
{
    if (Error error = unavailable(settings.url); error.isError())
        return error;
    TlsSetup setup;
    QList<QSslCertificate> trusted;
    if (!settings.authorityFile.isEmpty()) {
        const Result<QList<QSslCertificate>> extra = loadCertificates(settings.authorityFile);
        if (!extra)
            return extra.error();
        trusted = extra.value();
    }
    if (const Result<LocalAuthority> local = authority.open()) {
        trusted.append(local.value().certificate);
        setup.notes = local.value().notes;
    } else {
        setup.notes.append(local.error().toString());
    }
    if (settings.url.transport == Transport::Dtls && !settings.serverName.isEmpty())
        setup.notes.append(Words::tr("%1 is only compared with the certificate: Qt's QDtls does not send the "
                                     "name to the server (SNI).")
                               .arg(settings.serverName));
    setup.configuration = clientConfiguration(settings.url.transport, settings.verifyPeer, trusted);
    if (hasOwnIdentity(settings.tls)) {
        const Result<TlsIdentity> own = ownIdentity(settings.tls);
        if (!own)
            return own.error();
        setup.configuration.setLocalCertificateChain(own.value().chain);
        setup.configuration.setPrivateKey(own.value().key);
        setup.warnings = warningsOf(own.value(), settings.tls);
    }
    if (Error error = takeTerms(settings, setup); error.isError())
        return error;
    return setup;
}

} // namespace swb
