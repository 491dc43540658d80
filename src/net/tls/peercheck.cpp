// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/tls/peercheck.h"

#include "net/tls/openssl.h"
#include "net/tls/verifyresult.h"

#include <QSslCertificate>
#include <openssl/ssl.h>

namespace swb {

namespace {

PeerFlaws &flawsOf(X509_STORE_CTX *check)
{
    const auto *const session
        = static_cast<SSL *>(X509_STORE_CTX_get_ex_data(check, SSL_get_ex_data_X509_STORE_CTX_idx()));
    return *static_cast<PeerFlaws *>(SSL_get_app_data(session));
}

void note(X509_STORE_CTX *check)
{
    X509 *const certificate = X509_STORE_CTX_get_current_cert(check);
    flawsOf(check).append(
        QSslError(sslErrorFromVerifyResult(X509_STORE_CTX_get_error(check)),
                  certificate ? QSslCertificate(openssl::toPem(certificate)) : QSslCertificate()));
}

int noteAndGoOn(int good, X509_STORE_CTX *check)
{
    if (!good)
        note(check);
    return 1;
}

int checkWhole(X509_STORE_CTX *check, void *)
{
    X509_STORE_CTX_set_verify_cb(check, noteAndGoOn);
    const bool done = X509_verify_cert(check) == 1;
    if (!done)
        note(check); // something that it does not ask about
    return flawsOf(check).isEmpty();
}

} // namespace

void noteEveryFlaw(SSL_CTX *context)
{
    SSL_CTX_set_cert_verify_callback(context, checkWhole, nullptr);
}

void noteFlawsIn(PeerFlaws &flaws, SSL *session)
{
    SSL_set_app_data(session, &flaws);
}

} // namespace swb
