// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/tls/tlsfacts.h"

#include "core/payload/printable.h"

#include <QCryptographicHash>
#include <QDtls>
#include <QSslCertificate>
#include <QSslCipher>
#include <QSslConfiguration>
#include <QSslSocket>
#include <algorithm>

namespace swb {

namespace {

constexpr qsizetype keptFacts = 16; ///< certificates last seen by a thread

/// Subject alternative names; an authority's certificate has none.
QStringList namesOf(const QSslCertificate &certificate)
{
    const auto entries = certificate.subjectAlternativeNames();
    QStringList names = entries.values(QSsl::DnsEntry) + entries.values(QSsl::IpAddressEntry)
        + entries.values(QSsl::EmailEntry);
    std::sort(names.begin(), names.end());
    for (QString &name : names)
        name = printableLine(name.toUtf8());
    return names;
}

CertificateFacts read(const QSslCertificate &certificate, const QByteArray &der)
{
    return {printableLine(certificate.subjectDisplayName().toUtf8()),
            printableLine(certificate.issuerDisplayName().toUtf8()),
            certificate.effectiveDate(),
            certificate.expiryDate(),
            QString::fromLatin1(certificate.digest(QCryptographicHash::Sha256).toHex()),
            namesOf(certificate),
            der};
}

} // namespace

/// A thousand handshakes with one server share one copy of its certificate.
CertificateFacts certificateFacts(const QSslCertificate &certificate)
{
    static thread_local QList<CertificateFacts> seen;
    const QByteArray der = certificate.toDer();
    const auto known = std::ranges::find(seen, der, &CertificateFacts::der);
    if (known != seen.end())
        return *known;
    if (seen.size() == keptFacts)
        seen.removeFirst();
    seen.append(read(certificate, der));
    return seen.constLast();
}

TlsFacts tlsFacts(const QDtls &session, qint64 durationNs)
{
    const QSslConfiguration configuration = session.dtlsConfiguration();
    TlsFacts facts;
    if (session.sessionProtocol() == QSsl::DtlsV1_2) // the newest that OpenSSL supports
        facts.protocol = QStringLiteral("DTLSv1.2");
    facts.cipher = session.sessionCipher().name();
    for (const QSslCertificate &certificate : configuration.peerCertificateChain())
        facts.peerChain.append(certificateFacts(certificate));
    facts.durationNs = durationNs;
    return facts;
}

TlsFacts tlsFacts(const QSslSocket &session, qint64 durationNs)
{
    TlsFacts facts;
    facts.protocol
        = session.sessionProtocol() == QSsl::TlsV1_3 ? QStringLiteral("TLSv1.3") : QStringLiteral("TLSv1.2");
    facts.cipher = session.sessionCipher().name();
    facts.alpn = printableLine(session.sslConfiguration().nextNegotiatedProtocol());
    if (session.mode() == QSslSocket::SslClientMode) // Qt does not expose the name requested from a server
        facts.serverName = session.peerVerifyName();
    for (const QSslCertificate &certificate : session.peerCertificateChain())
        facts.peerChain.append(certificateFacts(certificate));
    facts.durationNs = durationNs;
    return facts;
}

} // namespace swb
