// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/conversation.h"
#include "net/tls/openssl.h"

#include <QList>
#include <QSslCertificate>

namespace swb {

/// One thing that is wrong with a certificate that a peer has shown.
struct PeerFlaw
{
    int result = X509_V_OK; ///< X509_V_ERR_... (x509_vfy.h), or noCertificate
    QSslCertificate certificate; ///< whose it is; null where it is nobody's

    static constexpr int noCertificate = -1; ///< none was shown

    bool operator==(const PeerFlaw &) const = default;
};
using PeerFlaws = QList<PeerFlaw>; ///< each flaw once a certificate

/// Whom a side trusts, all of it in memory, and the check of what its peer has shown: one and the same for
/// TLS and DTLS. Never changes; may be shared by threads.
class PeerTrust
{
public:
    /// These authorities, each of which must be able to stand at a chain's end. Where the peers are servers,
    /// the system's are trusted too; for clients those vouch for nobody.
    explicit PeerTrust(const QList<QSslCertificate> &authorities, Role peer = Role::Server);

    /// OpenSSL's whole check (X509_verify_cert(3)), which by itself would stop at the first flaw: the chain,
    /// its dates, its keys' strength, what each may be used for, name constraints, and whether the first
    /// certificate is for the host. That must be one of its subjectAltNames; the subject's common name is
    /// never looked at, and a wildcard stands for a whole label (RFC 9525 6.3). A client's is for no host.
    [[nodiscard]] PeerFlaws flawsOf(X509 *leaf, STACK_OF(X509) * others, const QString &host) const;
    /// The same of a chain as Qt has it, the server's own certificate first.
    [[nodiscard]] PeerFlaws flawsOf(const QList<QSslCertificate> &chain, const QString &host) const;

private:
    const Role m_peer;
    openssl::Owned<X509_STORE, X509_STORE_free> m_store;
    int m_securityLevel; ///< the system's (SSL_CTX_set_security_level(3))
};

} // namespace swb
