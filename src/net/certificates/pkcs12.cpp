// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/certificates/pkcs12.h"

#include "core/files/filename.h"
#include "core/values/errorcatalog.h"
#include "net/tls/openssl.h"

#include <QCoreApplication>
#include <openssl/err.h>
#include <openssl/pkcs12.h>

namespace swb {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Pkcs12)
};

using Store = openssl::Owned<PKCS12, PKCS12_free>;
using openssl::Chain;

Store parsed(const QByteArray &content)
{
    const auto *at = reinterpret_cast<const unsigned char *>(content.constData());
    Store store(d2i_PKCS12(nullptr, &at, long(content.size())));
    ERR_clear_error();
    return store;
}

/// Such a file distinguishes no passphrase from an empty one; to people they mean the same.
bool opens(PKCS12 *store, const QByteArray &passphrase)
{
    const bool does = PKCS12_verify_mac(store, passphrase.constData(), int(passphrase.size())) == 1
        || (passphrase.isEmpty() && PKCS12_verify_mac(store, nullptr, 0) == 1);
    ERR_clear_error();
    return does || PKCS12_mac_present(store) == 0;
}

Error unusable(ErrorCode code, const QString &file, const QString &reason)
{
    return makeError(code, Words::tr("Could not use %1 as a PKCS#12 file.").arg(shownName(file)), reason);
}

QString whyUnreadable(const QString &reasons)
{
    return reasons.contains(QLatin1StringView("unsupported"))
        ? Words::tr("Its encryption is disabled in OpenSSL 3 (RC2, as used by older programs). openssl "
                    "pkcs12 -legacy -in FILE -nodes converts it to PEM.")
        : Words::tr("OpenSSL message: %1.").arg(reasons);
}

} // namespace

bool isPkcs12(const QByteArray &content)
{
    return parsed(content) != nullptr;
}

bool isOpenPkcs12(const QByteArray &content)
{
    const Store store = parsed(content);
    return store && opens(store.get(), {});
}

Result<TlsIdentity> readPkcs12(const QByteArray &content, const QByteArray &passphrase, const QString &file)
{
    const Store store = parsed(content);
    if (!store)
        return unusable(ErrorCode::BadCertificateFile, file, Words::tr("It is damaged."));
    if (!opens(store.get(), passphrase))
        return unusable(ErrorCode::BadPassphrase, file,
                        passphrase.isEmpty()
                            ? Words::tr("It is protected by a passphrase, and none was given.")
                            : Words::tr("The passphrase is wrong."));
    EVP_PKEY *key = nullptr;
    X509 *certificate = nullptr;
    STACK_OF(X509) *others = nullptr;
    const int read = PKCS12_parse(store.get(), passphrase.constData(), &key, &certificate, &others);
    const openssl::Key ownKey(key);
    const openssl::Certificate ownCertificate(certificate);
    const Chain chain(others);
    const QString reasons = openssl::takeErrors();
    if (read != 1)
        return unusable(ErrorCode::BadCertificateFile, file, whyUnreadable(reasons));
    if (!ownKey || !ownCertificate)
        return unusable(ownKey ? ErrorCode::BadCertificateFile : ErrorCode::BadKeyFile, file,
                        Words::tr("It contains no certificate with its private key."));
    TlsIdentity identity{{QSslCertificate(openssl::toPem(ownCertificate.get()))}, qtKey(ownKey.get())};
    for (int i = 0; chain && i < sk_X509_num(chain.get()); ++i)
        identity.chain.append(QSslCertificate(openssl::toPem(sk_X509_value(chain.get(), i))));
    return identity;
}

} // namespace swb
