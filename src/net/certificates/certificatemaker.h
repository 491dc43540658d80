// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/result.h"
#include "net/certificates/namelimits.h"

#include <QByteArray>
#include <QDateTime>
#include <QHostAddress>
#include <QStringList>

namespace swb {

/// The names and addresses that a server's certificate speaks for (RFC 5280 4.2.1.6, subjectAltName).
struct CertificateSubjects
{
    QStringList names; ///< DNS names; those beyond ASCII are written in their xn-- form
    QList<QHostAddress> addresses; ///< zones of IPv6 addresses are left out

    bool operator==(const CertificateSubjects &) const = default;
};

/// What a new certificate is to say.
struct CertificatePlan
{
    QString commonName;
    CertificateSubjects subjects; ///< servers only
    QDateTime notBefore;
    QDateTime notAfter;
    NameLimits limits = {}; ///< authorities only; null: it may vouch for everybody
};

/// A certificate and its private key, both in PEM; the key unencrypted in PKCS#8.
struct PemPair
{
    QByteArray certificate;
    QByteArray key;
};

/// Makes certificates with OpenSSL: EC P-256 keys, SHA-256 signatures, X.509 version 3, random serial
/// numbers. Extensions are those that strict verifiers ask for (RFC 5280 4.2.1: basicConstraints, keyUsage,
/// subjectKeyIdentifier and authorityKeyIdentifier, extKeyUsage). Errors: TlsUnavailable with OpenSSL's
/// words.

/// A self-signed authority that may sign servers, but no further authorities.
[[nodiscard]] Result<PemPair> makeAuthorityCertificate(const CertificatePlan &plan);
/// A server certificate signed by `authority`. `key` (PEM) is used where given, or else a new one is made.
[[nodiscard]] Result<PemPair> makeServerCertificate(const CertificatePlan &plan, const PemPair &authority,
                                                    const QByteArray &key = {});
/// A server certificate that signs itself, as many a test server has.
[[nodiscard]] Result<PemPair> makeSelfSignedCertificate(const CertificatePlan &plan);

/// Whether certificate and key (PEM, first block of each) belong together.
[[nodiscard]] bool keyMatches(const PemPair &pair);
/// Whether the authority (PEM) issued and signed the certificate (PEM). Dates are not looked at.
[[nodiscard]] bool isSignedBy(const QByteArray &certificatePem, const QByteArray &authorityPem);
/// For whom the authority (PEM) may vouch, where its certificate says so and insists on it (critical); null
/// where it does not.
[[nodiscard]] NameLimits limitsOf(const QByteArray &certificatePem);
/// Whether the certificate (PEM) may sign others.
[[nodiscard]] bool isAuthority(const QByteArray &certificatePem);

} // namespace swb
