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

namespace swb {

CertificateFacts certificateFacts(const QSslCertificate &certificate)
{
    return {printableLine(certificate.subjectDisplayName().toUtf8()),
            printableLine(certificate.issuerDisplayName().toUtf8()), certificate.effectiveDate(),
            certificate.expiryDate(),
            QString::fromLatin1(certificate.digest(QCryptographicHash::Sha256).toHex())};
}

TlsFacts tlsFacts(const QDtls &session, qint64 durationNs)
{
    const QSslConfiguration configuration = session.dtlsConfiguration();
    TlsFacts facts;
    if (session.sessionProtocol() == QSsl::DtlsV1_2) // the newest that OpenSSL speaks
        facts.protocol = QStringLiteral("DTLSv1.2");
    facts.cipher = session.sessionCipher().name();
    for (const QSslCertificate &certificate : configuration.peerCertificateChain())
        facts.peerChain.append(certificateFacts(certificate));
    facts.verified = configuration.peerVerifyMode() == QSslSocket::VerifyPeer && !facts.peerChain.isEmpty()
        && session.peerVerificationErrors().isEmpty();
    facts.durationNs = durationNs;
    return facts;
}

} // namespace swb
