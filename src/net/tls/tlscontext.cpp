// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/tls/tlscontext.h"

#include "core/engine/settings.h"
#include "core/values/errorcatalog.h"
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
    const auto key = openssl::readKey(configuration.privateKey().toPem());
    const auto leaf = chain.isEmpty() ? nullptr : toOpenSsl(chain.first());
    if (!leaf || !key || SSL_CTX_use_certificate(context, leaf.get()) != 1
        || SSL_CTX_use_PrivateKey(context, key.get()) != 1)
        return false;
    for (const QSslCertificate &issuer : chain.sliced(1)) {
        auto certificate = toOpenSsl(issuer);
        if (!certificate || SSL_CTX_add0_chain_cert(context, certificate.get()) != 1)
            return false;
        (void)certificate.release(); // now the context's
    }
    return true;
}

/// In the midst of a handshake; a flaw ends it where the session verifies.
int checkPeer(X509_STORE_CTX *shown, void *trust)
{
    const auto *const session
        = static_cast<SSL *>(X509_STORE_CTX_get_ex_data(shown, SSL_get_ex_data_X509_STORE_CTX_idx()));
    auto &check = *static_cast<PeerCheck *>(SSL_get_app_data(session));
    check.flaws = static_cast<const PeerTrust *>(trust)->flawsOf(
        X509_STORE_CTX_get0_cert(shown), X509_STORE_CTX_get0_untrusted(shown), check.host);
    if (check.flaws.isEmpty())
        return 1;
    X509_STORE_CTX_set_error(shown, check.flaws.constFirst().result); // which alert is sent
    return 0;
}

void setUp(SSL_CTX *context)
{
    SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
    // A stream that ends without close_notify is told as such by the layer, not as a broken one.
    SSL_CTX_set_options(context, SSL_OP_IGNORE_UNEXPECTED_EOF | SSL_OP_NO_RENEGOTIATION);
    SSL_CTX_set_mode(context,
                     SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER
                         | SSL_MODE_RELEASE_BUFFERS);
    SSL_CTX_set_read_ahead(context, 1); // many records in one system call
    SSL_CTX_set_default_read_buffer_len(context, limits::receiveBytes);
    // Tickets are bytes that a client which only writes never reads; its close would turn into a reset.
    SSL_CTX_set_num_tickets(context, 0);
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
}

QSslConfiguration forQDtls(QSslConfiguration configuration)
{
    configuration.setCaCertificates({}); // or each session would look for the system's
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    return configuration;
}

} // namespace

TlsContext::TlsContext(Role role, const QSslConfiguration &configuration)
    : m_role(role)
    , m_verifiesPeer(role == Role::Client && configuration.peerVerifyMode() == QSslSocket::VerifyPeer)
    , m_trust(role == Role::Client ? std::make_unique<const PeerTrust>(configuration.caCertificates())
                                   : nullptr)
    , m_dtls(forQDtls(configuration))
    , m_context(SSL_CTX_new(role == Role::Server ? TLS_server_method() : TLS_client_method()))
{
    setUp(m_context);
    if (m_role == Role::Server)
        return;
    SSL_CTX_set_verify(m_context, m_verifiesPeer ? SSL_VERIFY_PEER : SSL_VERIFY_NONE, nullptr);
    SSL_CTX_set_cert_verify_callback(m_context, checkPeer, const_cast<PeerTrust *>(m_trust.get()));
}

Result<std::shared_ptr<const TlsContext>> TlsContext::make(Role role, const QSslConfiguration &configuration)
{
    ERR_clear_error(); // or the reason told might be an older one
    std::shared_ptr<const TlsContext> result(new TlsContext(role, configuration));
    if (role == Role::Server && !useIdentity(result->m_context, configuration)) {
        return makeError(
            ErrorCode::CertificateUnusable,
            QCoreApplication::translate("TlsContext", "Could not use the server's certificate."),
            QCoreApplication::translate("TlsContext", "OpenSSL says: %1.").arg(openssl::takeErrors()));
    }
    return result;
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
