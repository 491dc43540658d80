// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/conversation.h"
#include "net/tls/openssl.h"

#include <QList>
#include <QSslCertificate>

namespace swb {

/// One thing that is wrong with a certificate that a peer has presented.
struct PeerFlaw
{
    int result = X509_V_OK; ///< X509_V_ERR_... (x509_vfy.h), or noCertificate
    QSslCertificate certificate; ///< the certificate it concerns; null if none

    static constexpr int noCertificate = -1; ///< no certificate was presented

    bool operator==(const PeerFlaw &) const = default;
};
using PeerFlaws = QList<PeerFlaw>; ///< each flaw once per certificate

/// Which authorities a side trusts, all in memory, and the check of what its peer has presented: the same for
/// TLS and DTLS. Immutable; may be shared by threads.
class PeerTrust
{
public:
    /// These authorities, each of which may end a chain. If the peers are servers, the system's authorities
    /// are trusted too; for clients they are not.
    explicit PeerTrust(const QList<QSslCertificate> &authorities, Role peer = Role::Server);

    /// OpenSSL's complete check (X509_verify_cert(3)), which normally stops at the first flaw: the chain, its
    /// dates, the strength of its keys, what each certificate may be used for, name constraints, and whether
    /// the first certificate is for the host. The host must be one of its subjectAltNames; the subject's
    /// common name is never considered, and a wildcard stands for a whole label (RFC 9525 6.3). A client's
    /// certificate is checked for no host.
    [[nodiscard]] PeerFlaws flawsOf(X509 *leaf, STACK_OF(X509) * others, const QString &host) const;
    /// The same for a chain as Qt has it, the server's own certificate first.
    [[nodiscard]] PeerFlaws flawsOf(const QList<QSslCertificate> &chain, const QString &host) const;

private:
    const Role m_peer;
    openssl::Owned<X509_STORE, X509_STORE_free> m_store;
    int m_securityLevel; ///< the system's (SSL_CTX_set_security_level(3))
};

} // namespace swb
