// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/tls/tlscontext.h"

#include "core/engine/settings.h"
#include "core/values/errorcatalog.h"
#include "net/tls/keylog.h"
#include "net/tls/openssl.h"

#include <QCoreApplication>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>
#include <openssl/err.h>
#include <openssl/ssl.h>

namespace swb {

namespace {

openssl::Certificate toOpenSsl(const QSslCertificate &certificate)
{
    return openssl::readCertificate(certificate.toPem());
}

bool useIdentity(SSL_CTX *context, const QSslConfiguration &configuration)
{
    const auto chain = configuration.localCertificateChain();
    const auto key = openssl::nativeKey(configuration.privateKey());
    const auto leaf = chain.isEmpty() ? nullptr : toOpenSsl(chain.first());
    if (!leaf || !key || SSL_CTX_use_certificate(context, leaf.get()) != 1
        || SSL_CTX_use_PrivateKey(context, key.get()) != 1)
        return false;
    for (const QSslCertificate &issuer : chain.sliced(1)) {
        auto certificate = toOpenSsl(issuer);
        if (!certificate || SSL_CTX_add0_chain_cert(context, certificate.get()) != 1)
            return false;
        (void)certificate.release(); // now owned by the context
    }
    return true;
}

/// Clients that have several certificates choose by these names.
void nameAuthorities(SSL_CTX *context, const QList<QSslCertificate> &authorities)
{
    for (const QSslCertificate &authority : authorities) {
        if (const auto certificate = toOpenSsl(authority))
            SSL_CTX_add_client_CA(context, certificate.get());
    }
}

int verifyMode(Role role, QSslSocket::PeerVerifyMode mode)
{
    if (role == Role::Client)
        return mode == QSslSocket::VerifyPeer ? SSL_VERIFY_PEER : SSL_VERIFY_NONE;
    return mode == QSslSocket::VerifyPeer ? SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT
                                          : SSL_VERIFY_PEER;
}

std::unique_ptr<const PeerTrust> trustOf(Role role, const QSslConfiguration &configuration)
{
    if (role == Role::Server && configuration.peerVerifyMode() == QSslSocket::VerifyNone)
        return nullptr;
    return std::make_unique<const PeerTrust>(configuration.caCertificates(),
                                             role == Role::Client ? Role::Server : Role::Client);
}

void setVersions(SSL_CTX *context, QSsl::SslProtocol protocol)
{
    const bool newest = protocol == QSsl::TlsV1_3 || protocol == QSsl::TlsV1_3OrLater;
    SSL_CTX_set_min_proto_version(context, newest ? TLS1_3_VERSION : TLS1_2_VERSION);
    SSL_CTX_set_max_proto_version(context, protocol == QSsl::TlsV1_2 ? TLS1_2_VERSION : 0);
}

bool setCiphers(SSL_CTX *context, const CipherChoice &choice)
{
    return (choice.tls12.isEmpty() || SSL_CTX_set_cipher_list(context, choice.tls12.constData()) == 1)
        && (choice.tls13.isEmpty() || SSL_CTX_set_ciphersuites(context, choice.tls13.constData()) == 1);
}

void setUp(SSL_CTX *context)
{
    // A stream that ends without close_notify is reported as such by the layer, not as a broken one.
    SSL_CTX_set_options(context, SSL_OP_IGNORE_UNEXPECTED_EOF | SSL_OP_NO_RENEGOTIATION);
    SSL_CTX_set_mode(context,
                     SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER
                         | SSL_MODE_RELEASE_BUFFERS);
    SSL_CTX_set_read_ahead(context, 1); // many records in one system call
    SSL_CTX_set_default_read_buffer_len(context, limits::receiveBytes);
    // A client that only writes never reads tickets; its close would turn into a reset.
    SSL_CTX_set_num_tickets(context, 0);
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
}

QSslConfiguration forQDtls(Role role, QSslConfiguration configuration)
{
    const bool asks = role == Role::Server && configuration.peerVerifyMode() != QSslSocket::VerifyNone;
    configuration.setCaCertificates({}); // otherwise each session would look for the system's
    configuration.setPeerVerifyMode(asks ? QSslSocket::QueryPeer : QSslSocket::VerifyNone);
    return configuration;
}

} // namespace

TlsContext::TlsContext(Role role, const QSslConfiguration &configuration, const TlsTerms &terms)
    : m_role(role)
    , m_verifiesPeer(configuration.peerVerifyMode() == QSslSocket::VerifyPeer)
    , m_trust(trustOf(role, configuration))
    , m_terms(terms)
    , m_dtls(forQDtls(role, configuration))
    , m_context(SSL_CTX_new(role == Role::Server ? TLS_server_method() : TLS_client_method()))
{
    SSL_CTX_set_app_data(m_context, this);
    setUp(m_context);
    if (!m_trust)
        return;
    SSL_CTX_set_verify(m_context, verifyMode(m_role, configuration.peerVerifyMode()), nullptr);
    SSL_CTX_set_cert_verify_callback(m_context, checkPeer, this);
    if (m_role == Role::Client)
        return;
    nameAuthorities(m_context, configuration.caCertificates());
    SSL_CTX_set_options(m_context,
                        SSL_OP_NO_TICKET); // in a resumed session no certificate is checked
}

bool TlsContext::takeTerms(const QSslConfiguration &configuration)
{
    setVersions(m_context, configuration.protocol());
    takeProtocols(configuration.allowedNextProtocols());
    if (m_terms.keyLog)
        SSL_CTX_set_keylog_callback(m_context, keepSecret);
    return setCiphers(m_context, m_terms.ciphers);
}

/// Each name after its length (RFC 7301 3.1).
void TlsContext::takeProtocols(const QByteArrayList &names)
{
    for (const QByteArray &name : names)
        m_protocols += char(name.size()) + name;
    if (m_protocols.isEmpty())
        return;
    if (m_role == Role::Server)
        SSL_CTX_set_alpn_select_cb(m_context, chooseProtocol, this);
    else
        SSL_CTX_set_alpn_protos(m_context, reinterpret_cast<const unsigned char *>(m_protocols.constData()),
                                unsigned(m_protocols.size()));
}

/// Called during a handshake; a flaw ends it if the context verifies.
int TlsContext::checkPeer(X509_STORE_CTX *shown, void *context)
{
    const auto &self = *static_cast<const TlsContext *>(context);
    const auto *const session
        = static_cast<SSL *>(X509_STORE_CTX_get_ex_data(shown, SSL_get_ex_data_X509_STORE_CTX_idx()));
    auto &check = *static_cast<PeerCheck *>(SSL_get_app_data(session));
    check.flaws = self.m_trust->flawsOf(X509_STORE_CTX_get0_cert(shown), X509_STORE_CTX_get0_untrusted(shown),
                                        check.host);
    if (check.flaws.isEmpty() || !self.m_verifiesPeer)
        return 1;
    X509_STORE_CTX_set_error(shown, check.flaws.constFirst().result); // decides which alert is sent
    return 0;
}

/// The server's preferred one of those offered; if there is none, an alert says so (RFC 7301 3.2).
int TlsContext::chooseProtocol(SSL *, const unsigned char **chosen, unsigned char *chosenBytes,
                               const unsigned char *offered, unsigned offeredBytes, void *context)
{
    const QByteArray &ours = static_cast<const TlsContext *>(context)->m_protocols;
    unsigned char *found = nullptr;
    const int result = SSL_select_next_proto(&found, chosenBytes,
                                             reinterpret_cast<const unsigned char *>(ours.constData()),
                                             unsigned(ours.size()), offered, offeredBytes);
    *chosen = found;
    return result == OPENSSL_NPN_NEGOTIATED ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_ALERT_FATAL;
}

void TlsContext::keepSecret(const SSL *session, const char *line)
{
    const SSL_CTX *const context = SSL_get_SSL_CTX(session);
    static_cast<const TlsContext *>(SSL_CTX_get_app_data(context))->m_terms.keyLog->append(line);
}

Error TlsContext::takeKeyLogProblem() const
{
    return m_terms.keyLog ? m_terms.keyLog->takeProblem() : Error();
}

Result<std::shared_ptr<const TlsContext>> TlsContext::make(Role role, const QSslConfiguration &configuration,
                                                           const TlsTerms &terms)
{
    ERR_clear_error(); // otherwise the reported reason might be an older one
    std::shared_ptr<TlsContext> made(new TlsContext(role, configuration, terms));
    const auto reason = [] {
        return QCoreApplication::translate("TlsContext", "OpenSSL message: %1.").arg(openssl::takeErrors());
    };
    if (!made->takeTerms(configuration)) {
        return makeError(ErrorCode::BadTlsSetting,
                         QCoreApplication::translate("TlsContext", "The ciphers cannot be used."), reason());
    }
    const bool shows = role == Role::Server || !configuration.localCertificateChain().isEmpty();
    if (shows && !useIdentity(made->m_context, configuration)) {
        return makeError(
            ErrorCode::CertificateUnusable,
            role == Role::Server
                ? QCoreApplication::translate("TlsContext", "Could not use the server's certificate.")
                : QCoreApplication::translate("TlsContext", "Could not use the client's certificate."),
            reason());
    }
    return std::shared_ptr<const TlsContext>(std::move(made));
}

TlsContext::~TlsContext()
{
    SSL_CTX_free(m_context);
}

SSL *TlsContext::newSession(PeerCheck *check) const
{
    SSL *const session = SSL_new(m_context);
    SSL_set_app_data(session, check);
    return session;
}

} // namespace swb
