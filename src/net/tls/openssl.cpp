// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/tls/openssl.h"

#include <QStringList>
#include <algorithm>
#include <openssl/err.h>
#include <openssl/pem.h>

namespace swb::openssl {

namespace {

QByteArray contentOf(BIO *bio)
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    return QByteArray(data, size);
}

Bio readerOf(const QByteArray &pem)
{
    return Bio(BIO_new_mem_buf(pem.constData(), int(pem.size())));
}

int noPassphrase(char *, int, int, void *)
{
    return -1;
}

/// `known` is the passphrase; -1 if there is none, or if it does not fit.
int givePassphrase(char *to, int room, int, void *known)
{
    const QByteArray &passphrase = *static_cast<const QByteArray *>(known);
    if (passphrase.isEmpty() || passphrase.size() > room)
        return -1;
    std::copy(passphrase.cbegin(), passphrase.cend(), to);
    return int(passphrase.size());
}

} // namespace

QString takeErrors()
{
    QStringList reasons;
    while (const unsigned long code = ERR_get_error()) {
        const char *reason = ERR_reason_error_string(code);
        reasons.append(reason ? QString::fromLatin1(reason) : QString::number(code, 16));
    }
    return reasons.join(QStringLiteral("; "));
}

Key readKey(const QByteArray &pem, const QByteArray &passphrase)
{
    return Key(PEM_read_bio_PrivateKey(readerOf(pem).get(), nullptr, givePassphrase,
                                       const_cast<QByteArray *>(&passphrase)));
}

Key nativeKey(const QSslKey &key)
{
    if (key.algorithm() != QSsl::Opaque)
        return readKey(key.toPem());
    auto *const shared = static_cast<EVP_PKEY *>(key.handle());
    if (shared)
        EVP_PKEY_up_ref(shared);
    return Key(shared);
}

Certificate readCertificate(const QByteArray &pem)
{
    return Certificate(PEM_read_bio_X509(readerOf(pem).get(), nullptr, noPassphrase, nullptr));
}

QByteArray toPem(const EVP_PKEY *key)
{
    const Bio bio(BIO_new(BIO_s_mem()));
    const int written = PEM_write_bio_PKCS8PrivateKey(bio.get(), key, nullptr, nullptr, 0, nullptr, nullptr);
    return written == 1 ? contentOf(bio.get()) : QByteArray();
}

QByteArray toPem(X509 *certificate)
{
    const Bio bio(BIO_new(BIO_s_mem()));
    return PEM_write_bio_X509(bio.get(), certificate) == 1 ? contentOf(bio.get()) : QByteArray();
}

} // namespace swb::openssl
