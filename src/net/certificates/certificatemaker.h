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

/// The names and addresses that a server's certificate is valid for (RFC 5280 4.2.1.6, subjectAltName).
struct CertificateSubjects
{
    QStringList names; ///< DNS names; non-ASCII ones are written in their xn-- form
    QList<QHostAddress> addresses; ///< zones of IPv6 addresses are left out

    bool operator==(const CertificateSubjects &) const = default;
};

/// The content of a new certificate.
struct CertificatePlan
{
    QString commonName;
    CertificateSubjects subjects; ///< servers only
    QDateTime notBefore;
    QDateTime notAfter;
    NameLimits limits = {}; ///< authorities only; null: no limits
};

/// A certificate and its private key, both in PEM; the key unencrypted in PKCS#8.
struct PemPair
{
    QByteArray certificate;
    QByteArray key;
};

/// Creates certificates with OpenSSL: EC P-256 keys, SHA-256 signatures, X.509 version 3, random serial
/// numbers. Extensions are those that strict verifiers require (RFC 5280 4.2.1: basicConstraints, keyUsage,
/// subjectKeyIdentifier and authorityKeyIdentifier, extKeyUsage). Errors: TlsUnavailable with OpenSSL's
/// words.

/// A self-signed authority that may sign servers, but no further authorities.
[[nodiscard]] Result<PemPair> makeAuthorityCertificate(const CertificatePlan &plan);
/// A server certificate signed by `authority`. Uses `key` (PEM) if given, otherwise creates a new one.
[[nodiscard]] Result<PemPair> makeServerCertificate(const CertificatePlan &plan, const PemPair &authority,
                                                    const QByteArray &key = {});
/// A self-signed server certificate, as many test servers have.
[[nodiscard]] Result<PemPair> makeSelfSignedCertificate(const CertificatePlan &plan);

/// Whether certificate and key (PEM, first block of each) belong together.
[[nodiscard]] bool keyMatches(const PemPair &pair);
/// Whether the authority (PEM) issued and signed the certificate (PEM). Dates are not checked.
[[nodiscard]] bool isSignedBy(const QByteArray &certificatePem, const QByteArray &authorityPem);
/// Whom the authority (PEM) may vouch for, if its certificate has such limits and marks them critical;
/// otherwise null.
[[nodiscard]] NameLimits limitsOf(const QByteArray &certificatePem);
/// Whether the certificate (PEM) may sign others.
[[nodiscard]] bool isAuthority(const QByteArray &certificatePem);

} // namespace swb
