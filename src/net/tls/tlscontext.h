// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/conversation.h"
#include "core/values/result.h"
#include "net/tls/peertrust.h"

#include <QSslConfiguration>
#include <memory>

struct ssl_ctx_st;
struct ssl_st;

namespace swb {

/// What a client checks of its server, and what it found; kept for as long as the session lasts.
struct PeerCheck
{
    QString host; ///< whom the certificate must be for
    PeerFlaws flaws = {};
};

/// What all TLS or DTLS sessions of a server or a client have in common: certificate and key, whom to trust,
/// and TLS 1.2 or later. Making one takes the disk and much time (PendingTls), using it takes neither. May be
/// shared by threads.
class TlsContext
{
public:
    /// A client trusts the configuration's authorities and the system's. Errors: CertificateUnusable, with
    /// OpenSSL's reason: a key too short for its rules, for example.
    [[nodiscard]] static Result<std::shared_ptr<const TlsContext>>
    make(Role role, const QSslConfiguration &configuration);
    ~TlsContext();
    Q_DISABLE_COPY_MOVE(TlsContext)

    [[nodiscard]] Role role() const { return m_role; }
    /// Whether a client stops at a certificate that fails its checks.
    [[nodiscard]] bool verifiesPeer() const { return m_verifiesPeer; }
    /// A new TLS session; the caller frees it. A client's looks at what the server shows as `check` says;
    /// null for a server's. It must outlive the session.
    [[nodiscard]] ssl_st *newSession(PeerCheck *check) const;
    /// For QDtls and QSslSocket: it has no authorities and checks nothing, which flawsOf() does.
    [[nodiscard]] const QSslConfiguration &dtls() const { return m_dtls; }
    /// Clients only: what is wrong with the chain that a server has shown.
    [[nodiscard]] PeerFlaws flawsOf(const QList<QSslCertificate> &chain, const QString &host) const
    {
        return m_trust->flawsOf(chain, host);
    }

private:
    TlsContext(Role role, const QSslConfiguration &configuration);

    const Role m_role;
    const bool m_verifiesPeer;
    const std::unique_ptr<const PeerTrust> m_trust; ///< clients only
    const QSslConfiguration m_dtls;
    ssl_ctx_st *const m_context;
};

} // namespace swb
