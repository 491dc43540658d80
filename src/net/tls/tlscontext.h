// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/conversation.h"
#include "core/values/result.h"
#include "net/certificates/peertrust.h"
#include "net/tls/cipherchoice.h"

#include <QSslConfiguration>
#include <memory>

struct ssl_ctx_st;
struct ssl_st;

namespace swb {

class KeyLog;

/// What a side checks about its peer, and what it found; exists as long as the session.
struct PeerCheck
{
    QString host; ///< the host that a server's certificate must be for; empty for a client's
    PeerFlaws flaws = {};
};

/// Parameters that QSslConfiguration does not hold.
struct TlsTerms
{
    CipherChoice ciphers = {};
    std::shared_ptr<KeyLog> keyLog = {}; ///< null: the sessions' secrets are not recorded

    bool operator==(const TlsTerms &) const = default;
};

/// What all TLS or DTLS sessions of a server or a client have in common: certificate and key, trusted
/// authorities, versions, ciphers and protocols. It uses the configuration's chain and key, authorities,
/// protocol() from TLS 1.2 on, allowedNextProtocols() and peerVerifyMode(), which for a server says whether
/// clients are asked for a certificate (QueryPeer) or must present one (VerifyPeer). Making one needs the
/// disk and much time (PendingTls), using it needs neither. May be shared by threads.
class TlsContext
{
public:
    /// A client trusts the configuration's authorities and the system's, a server only the former. Errors:
    /// CertificateUnusable, with OpenSSL's reason: for example, a key too short for its rules.
    [[nodiscard]] static Result<std::shared_ptr<const TlsContext>>
    make(Role role, const QSslConfiguration &configuration, const TlsTerms &terms = {});
    ~TlsContext();
    Q_DISABLE_COPY_MOVE(TlsContext)

    [[nodiscard]] Role role() const { return m_role; }
    /// Whether the peer's certificate is checked: a client always does, a server if it asks for one.
    [[nodiscard]] bool checksPeer() const { return m_trust != nullptr; }
    /// Whether this side ends a session with a peer whose certificate fails its checks, or that has none.
    [[nodiscard]] bool verifiesPeer() const { return m_verifiesPeer; }
    /// A new TLS session; the caller frees it. It checks the peer's certificate according to `check`, which
    /// may be null if checksPeer() is false. `check` must outlive the session.
    [[nodiscard]] ssl_st *newSession(PeerCheck *check) const;
    /// For QDtls and QSslSocket: has no authorities and checks nothing; flawsOf() does that. A server's
    /// configuration asks for a certificate if this context does.
    [[nodiscard]] const QSslConfiguration &dtls() const { return m_dtls; }
    /// If checksPeer(): what is wrong with the chain that a peer has presented.
    [[nodiscard]] PeerFlaws flawsOf(const QList<QSslCertificate> &chain, const QString &host) const
    {
        return m_trust->flawsOf(chain, host);
    }
    /// Secrets that could not be written; reported once.
    [[nodiscard]] Error takeKeyLogProblem() const;

private:
    TlsContext(Role role, const QSslConfiguration &configuration, const TlsTerms &terms);
    [[nodiscard]] bool takeTerms(const QSslConfiguration &configuration);
    void takeProtocols(const QByteArrayList &names);
    static int checkPeer(X509_STORE_CTX *shown, void *context);
    static int chooseProtocol(ssl_st *session, const unsigned char **chosen, unsigned char *chosenBytes,
                              const unsigned char *offered, unsigned offeredBytes, void *context);
    static void keepSecret(const ssl_st *session, const char *line);

    const Role m_role;
    const bool m_verifiesPeer;
    const std::unique_ptr<const PeerTrust> m_trust; ///< null if peers are not asked for a certificate
    const TlsTerms m_terms;
    const QSslConfiguration m_dtls;
    QByteArray m_protocols; ///< for ALPN, in wire format
    ssl_ctx_st *const m_context;
};

} // namespace swb
