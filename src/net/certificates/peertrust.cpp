// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/certificates/peertrust.h"

#include "net/certificates/referencename.h"
#include "net/certificates/systemauthorities.h"

#include <openssl/err.h>
#include <openssl/ssl.h>

namespace swb {

namespace {

using Check = openssl::Owned<X509_STORE_CTX, X509_STORE_CTX_free>;
using openssl::Chain;

PeerFlaws &flawsOfCheck(X509_STORE_CTX *check)
{
    return *static_cast<PeerFlaws *>(X509_STORE_CTX_get_app_data(check));
}

void note(X509_STORE_CTX *check)
{
    X509 *const certificate = X509_STORE_CTX_get_current_cert(check);
    const PeerFlaw flaw{X509_STORE_CTX_get_error(check),
                        certificate ? QSslCertificate(openssl::toPem(certificate)) : QSslCertificate()};
    if (!flawsOfCheck(check).contains(flaw))
        flawsOfCheck(check).append(flaw);
}

int noteAndGoOn(int good, X509_STORE_CTX *check)
{
    if (!good)
        note(check);
    return 1;
}

/// Whether the check will look for the host; OpenSSL would skip a host that it cannot read.
bool expectHost(X509_VERIFY_PARAM *expected, const ReferenceName &host)
{
    X509_VERIFY_PARAM_set_hostflags(
        expected, X509_CHECK_FLAG_NEVER_CHECK_SUBJECT | X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
    if (!host.address.isEmpty())
        return X509_VERIFY_PARAM_set1_ip_asc(expected, host.address.constData()) == 1;
    return !host.dns.isEmpty()
        && X509_VERIFY_PARAM_set1_host(expected, host.dns.constData(), size_t(host.dns.size())) == 1;
}

int systemSecurityLevel()
{
    const openssl::Owned<SSL_CTX, SSL_CTX_free> context(SSL_CTX_new(TLS_client_method()));
    return SSL_CTX_get_security_level(context.get());
}

} // namespace

PeerTrust::PeerTrust(const QList<QSslCertificate> &authorities, Role peer)
    : m_peer(peer)
    , m_store(X509_STORE_new())
    , m_securityLevel(systemSecurityLevel())
{
    if (peer == Role::Server) {
        for (const openssl::Certificate &authority : *systemAuthorities())
            X509_STORE_add_cert(m_store.get(), authority.get());
    }
    for (const QSslCertificate &authority : authorities) {
        if (const auto certificate = openssl::readCertificate(authority.toPem()))
            X509_STORE_add_cert(m_store.get(), certificate.get());
    }
    ERR_clear_error();
}

PeerFlaws PeerTrust::flawsOf(X509 *leaf, STACK_OF(X509) * others, const QString &host) const
{
    PeerFlaws flaws;
    const Check check(X509_STORE_CTX_new());
    X509_STORE_CTX_init(check.get(), m_store.get(), leaf, others);
    X509_STORE_CTX_set_default( // the required purpose of the certificate
        check.get(), m_peer == Role::Server ? "ssl_server" : "ssl_client");
    X509_VERIFY_PARAM *const expected = X509_STORE_CTX_get0_param(check.get());
    X509_VERIFY_PARAM_set_auth_level(expected, m_securityLevel);
    X509_STORE_CTX_set_app_data(check.get(), &flaws);
    X509_STORE_CTX_set_verify_cb(check.get(), noteAndGoOn);
    const bool looked = m_peer == Role::Client || expectHost(expected, ReferenceName(host));
    if (X509_verify_cert(check.get()) != 1)
        note(check.get()); // a failure that the callback has not seen
    if (!looked)
        flaws.append({X509_V_ERR_HOSTNAME_MISMATCH, QSslCertificate(openssl::toPem(leaf))});
    ERR_clear_error();
    return flaws;
}

PeerFlaws PeerTrust::flawsOf(const QList<QSslCertificate> &chain, const QString &host) const
{
    const Chain others(sk_X509_new_null());
    openssl::Certificate leaf;
    for (const QSslCertificate &shown : chain) {
        auto certificate = openssl::readCertificate(shown.toPem());
        if (!leaf)
            leaf = std::move(certificate);
        else if (certificate)
            sk_X509_push(others.get(), certificate.release());
    }
    return leaf ? flawsOf(leaf.get(), others.get(), host)
                : PeerFlaws{{PeerFlaw::noCertificate, QSslCertificate()}};
}

} // namespace swb
