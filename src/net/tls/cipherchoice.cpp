// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/tls/cipherchoice.h"

#include "core/payload/printable.h"
#include "core/values/errorcatalog.h"
#include "net/tls/openssl.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <openssl/ssl.h>

namespace swb {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(CipherChoice)
};

using Context = openssl::Owned<SSL_CTX, SSL_CTX_free>;

constexpr QByteArrayView suiteBegin("TLS_");

/// Tested alone, since in a list OpenSSL skips what it does not know (ciphers(1)).
bool isKnown(const QByteArray &name)
{
    if (name.startsWith('@')) // an order or a level, not a cipher
        return true;
    const Context context(SSL_CTX_new(TLS_method()));
    const bool removes = name.startsWith('!') || name.startsWith('-') || name.startsWith('+');
    const QByteArray plain = removes ? name.sliced(1) : name;
    const bool known = plain.startsWith(suiteBegin)
        ? !removes && SSL_CTX_set_ciphersuites(context.get(), plain.constData()) == 1
        : SSL_CTX_set_cipher_list(context.get(), plain.constData()) == 1;
    (void)openssl::takeErrors();
    return known;
}

void addTo(QByteArray &list, const QByteArray &name)
{
    list += (list.isEmpty() ? "" : ":") + name;
}

Error noCipher(const QString &why)
{
    return makeError(ErrorCode::BadTlsSetting, Words::tr("The ciphers cannot be used."), why);
}

} // namespace

Result<CipherChoice> readCiphers(const QString &text)
{
    static const QRegularExpression between(QStringLiteral("[:,\\s]+"));
    CipherChoice choice;
    for (const QString &part : text.split(between, Qt::SkipEmptyParts)) {
        const QByteArray name = part.toUtf8();
        if (!isKnown(name))
            return noCipher(
                Words::tr("OpenSSL does not know the cipher “%1”. “openssl ciphers” lists all ciphers.")
                    .arg(printableLine(name)));
        addTo(name.startsWith(suiteBegin) ? choice.tls13 : choice.tls12, name);
    }
    const Context context(SSL_CTX_new(TLS_method()));
    const bool usable
        = choice.tls12.isEmpty() || SSL_CTX_set_cipher_list(context.get(), choice.tls12.constData()) == 1;
    (void)openssl::takeErrors();
    if (!usable)
        return noCipher(Words::tr("No cipher of %1 remains.").arg(printableLine(choice.tls12)));
    return choice;
}

QList<QSslCipher> qtCiphers(const CipherChoice &choice)
{
    const Context context(SSL_CTX_new(TLS_method()));
    SSL_CTX_set_ciphersuites(context.get(), choice.tls13.constData());
    if (!choice.tls12.isEmpty())
        SSL_CTX_set_cipher_list(context.get(), choice.tls12.constData());
    const STACK_OF(SSL_CIPHER) *const all = SSL_CTX_get_ciphers(context.get());
    QList<QSslCipher> ciphers;
    for (int i = 0; i < sk_SSL_CIPHER_num(all); ++i) {
        const SSL_CIPHER *const one = sk_SSL_CIPHER_value(all, i);
        const QSslCipher cipher(QString::fromLatin1(SSL_CIPHER_get_name(one)));
        const bool suite = SSL_CIPHER_get_id(one) >> 8 == 0x030013; // TLS 1.3's begin with 13 (RFC 8446 B.4)
        if (!cipher.isNull() && !(suite ? choice.tls13 : choice.tls12).isEmpty())
            ciphers.append(cipher);
    }
    (void)openssl::takeErrors();
    return ciphers;
}

} // namespace swb
