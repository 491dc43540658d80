// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSslKey>
#include <QString>
#include <memory>
#include <openssl/asn1.h>
#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/evp.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

namespace swb::openssl {

/// Lets a unique_ptr own an OpenSSL object: `Owned<X509, X509_free>`.
template <auto Free>
struct Release
{
    template <typename T>
    void operator()(T *object) const
    {
        Free(object);
    }
};
template <typename T, auto Free>
using Owned = std::unique_ptr<T, Release<Free>>;

inline void freeChain(STACK_OF(X509) * certificates)
{
    sk_X509_pop_free(certificates, X509_free);
}

using Bio = Owned<BIO, BIO_free_all>;
using BigNumber = Owned<BIGNUM, BN_free>;
using Certificate = Owned<X509, X509_free>;
using Chain = Owned<STACK_OF(X509), freeChain>;
using Extension = Owned<X509_EXTENSION, X509_EXTENSION_free>;
using Key = Owned<EVP_PKEY, EVP_PKEY_free>;
using Name = Owned<X509_NAME, X509_NAME_free>;

/// The reasons in OpenSSL's error queue of this thread, oldest first, joined by "; ". Empties the queue.
[[nodiscard]] QString takeErrors();

/// The first private key or certificate in the PEM text; null if there is none, or if the key is protected
/// and the passphrase, in UTF-8, does not open it (there is no prompt). The reason stays in the error queue.
[[nodiscard]] Key readKey(const QByteArray &pem, const QByteArray &passphrase = {});
/// Converts Qt's key to OpenSSL's; null if that is not possible.
[[nodiscard]] Key nativeKey(const QSslKey &key);
[[nodiscard]] Certificate readCertificate(const QByteArray &pem);

/// The reverse; the key unencrypted in PKCS#8. Empty if OpenSSL refuses.
[[nodiscard]] QByteArray toPem(const EVP_PKEY *key);
[[nodiscard]] QByteArray toPem(X509 *certificate);

} // namespace swb::openssl
