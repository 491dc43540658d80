// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/tls/tlscontext.h"

#include "core/engine/settings.h"
#include "core/values/errorcatalog.h"
#include "net/tls/openssl.h"
#include "net/tls/peercheck.h"

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

void trust(SSL_CTX *context, const QList<QSslCertificate> &authorities)
{
    SSL_CTX_set_default_verify_paths(context);
    X509_STORE *const store = SSL_CTX_get_cert_store(context);
    for (const QSslCertificate &authority : authorities) {
        if (const auto certificate = toOpenSsl(authority))
            X509_STORE_add_cert(store, certificate.get());
    }
    ERR_clear_error(); // the system's own store may be absent, and the same authority may be there twice
}

} // namespace

Result<std::shared_ptr<TlsContext>> TlsContext::make(Role role, const QSslConfiguration &configuration)
{
    ERR_clear_error(); // or the reason told might be an older one
    SSL_CTX *const context = SSL_CTX_new(role == Role::Server ? TLS_server_method() : TLS_client_method());
    const bool verifies = role == Role::Client && configuration.peerVerifyMode() == QSslSocket::VerifyPeer;
    std::shared_ptr<TlsContext> result(new TlsContext(role, verifies, context));
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
    if (role == Role::Server) {
        if (!useIdentity(context, configuration)) {
            return makeError(
                ErrorCode::BadCertificateFile,
                QCoreApplication::translate("TlsContext", "Could not use the server's certificate."),
                openssl::takeErrors());
        }
    } else {
        trust(context, configuration.caCertificates());
        SSL_CTX_set_verify(context, verifies ? SSL_VERIFY_PEER : SSL_VERIFY_NONE, nullptr);
        noteEveryFlaw(context);
    }
    return result;
}

TlsContext::~TlsContext()
{
    SSL_CTX_free(m_context);
}

SSL *TlsContext::newSession() const
{
    return SSL_new(m_context);
}

} // namespace swb
