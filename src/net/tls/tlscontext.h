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

/// What a side checks of its peer, and what it found; kept for as long as the session lasts.
struct PeerCheck
{
    QString host; ///< whom a server's certificate must be for; empty for a client's
    PeerFlaws flaws = {};
};

/// What is agreed on beside that which QSslConfiguration holds.
struct TlsTerms
{
    CipherChoice ciphers = {};
    std::shared_ptr<KeyLog> keyLog = {}; ///< null: nobody learns the sessions' secrets

    bool operator==(const TlsTerms &) const = default;
};

/// What all TLS or DTLS sessions of a server or a client have in common: certificate and key, whom to trust,
/// versions, ciphers and protocols. Of the configuration count chain and key, authorities, protocol() from
/// TLS 1.2 on, allowedNextProtocols() and peerVerifyMode(), which for a server says whether clients are asked
/// for a certificate (QueryPeer) or have to show one (VerifyPeer). Making one takes the disk and much time
/// (PendingTls), using it takes neither. May be shared by threads.
class TlsContext
{
public:
    /// A client trusts the configuration's authorities and the system's, a server the former. Errors:
    /// CertificateUnusable, with OpenSSL's reason: a key too short for its rules, for example.
    [[nodiscard]] static Result<std::shared_ptr<const TlsContext>>
    make(Role role, const QSslConfiguration &configuration, const TlsTerms &terms = {});
    ~TlsContext();
    Q_DISABLE_COPY_MOVE(TlsContext)

    [[nodiscard]] Role role() const { return m_role; }
    /// Whether the peer's certificate is looked at: a client's always is looking, a server where it asks.
    [[nodiscard]] bool checksPeer() const { return m_trust != nullptr; }
    /// Whether this side stops at a peer whose certificate fails its checks, or that has none.
    [[nodiscard]] bool verifiesPeer() const { return m_verifiesPeer; }
    /// A new TLS session; the caller frees it. It looks at what the peer shows as `check` says, which may be
    /// null where checksPeer() is false. It must outlive the session.
    [[nodiscard]] ssl_st *newSession(PeerCheck *check) const;
    /// For QDtls and QSslSocket: it has no authorities and checks nothing, which flawsOf() does. A server's
    /// asks for a certificate where this does.
    [[nodiscard]] const QSslConfiguration &dtls() const { return m_dtls; }
    /// Where checksPeer(): what is wrong with the chain that a peer has shown.
    [[nodiscard]] PeerFlaws flawsOf(const QList<QSslCertificate> &chain, const QString &host) const
    {
        return m_trust->flawsOf(chain, host);
    }
    /// Secrets that could not be written, told once.
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
    const std::unique_ptr<const PeerTrust> m_trust; ///< null where no peer is asked who it is
    const TlsTerms m_terms;
    const QSslConfiguration m_dtls;
    QByteArray m_protocols; ///< for ALPN, as they stand on the wire
    ssl_ctx_st *const m_context;
};

} // namespace swb
