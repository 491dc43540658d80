// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/tls/identity.h"

#include "core/files/filename.h"
#include "core/files/ordinaryfile.h"
#include "core/payload/printable.h"
#include "core/values/errorcatalog.h"
#include "net/tls/certificatemaker.h"
#include "net/tls/openssl.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace swb {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(TlsIdentity)
};

constexpr qint64 maxFileBytes = 1'000'000; // far above any chain; a device or a film is not read to its end
constexpr QByteArrayView certificateBegin("-----BEGIN CERTIFICATE-----");

/// What cannot be opened says nothing about what is in it.
ErrorCode codeFor(const QString &path, ErrorCode unusable)
{
    const OrdinaryFile file = OrdinaryFile::open(path, FileOwner::Anyone);
    return file.error == 0 ? unusable : ErrorCode::FileUnreadable;
}

Error badCertificate(const QString &file, const QString &reason)
{
    return makeError(codeFor(file, ErrorCode::BadCertificateFile),
                     Words::tr("Could not use %1 as a certificate.").arg(shownName(file)), reason);
}

Error badKey(const QString &file, const QString &reason)
{
    return makeError(codeFor(file, ErrorCode::BadKeyFile),
                     Words::tr("Could not use %1 as a private key.").arg(shownName(file)), reason);
}

/// The file's content; where it cannot be had, `reason` says why.
QByteArray contentOf(const QString &path, QString &reason)
{
    QByteArray content = readOrdinaryFile(path, maxFileBytes, reason);
    if (reason.isEmpty() && content.isEmpty())
        reason = Words::tr("The file is empty.");
    return content;
}

QString whyNoCertificate(const QByteArray &content)
{
    if (!QSslCertificate::fromData(content, QSsl::Der).isEmpty())
        return Words::tr("It is in DER form. openssl x509 -inform der turns it into PEM.");
    if (content.contains("PRIVATE KEY-----"))
        return Words::tr("It holds a private key and no certificate.");
    if (content.contains("-----BEGIN CERTIFICATE REQUEST-----"))
        return Words::tr("It holds a request for a certificate, which an authority has yet to sign.");
    return Words::tr("It holds no certificate in PEM form (-----BEGIN CERTIFICATE-----).");
}

QString whyNoKey(const QByteArray &content)
{
    if (content.contains("-----BEGIN ENCRYPTED PRIVATE KEY-----")
        || content.contains("Proc-Type: 4,ENCRYPTED"))
        return Words::tr(
            "The key is protected by a passphrase. openssl pkey -in FILE -out NEWFILE removes it.");
    if (content.contains("PRIVATE KEY-----"))
        return Words::tr("The key in it is damaged.");
    if (content.contains(certificateBegin))
        return Words::tr("It holds a certificate and no private key.");
    return Words::tr("It holds no private key in PEM form (-----BEGIN PRIVATE KEY-----).");
}

QSslKey qtKey(const EVP_PKEY *key)
{
    const int kind = EVP_PKEY_get_base_id(key);
    if (kind != EVP_PKEY_RSA && kind != EVP_PKEY_EC)
        return {};
    return QSslKey(openssl::toPem(key), kind == EVP_PKEY_RSA ? QSsl::Rsa : QSsl::Ec);
}

Result<QSslKey> loadKey(const QString &file)
{
    QString reason;
    const QByteArray content = contentOf(file, reason);
    if (!reason.isEmpty())
        return badKey(file, reason);
    const openssl::Key key = openssl::readKey(content);
    (void)openssl::takeErrors();
    if (!key)
        return badKey(file, whyNoKey(content));
    const QSslKey usable = qtKey(key.get());
    if (usable.isNull())
        return badKey(file,
                      Words::tr("Keys of the kind %1 cannot be used here. RSA and EC keys can.")
                          .arg(QString::fromLatin1(EVP_PKEY_get0_type_name(key.get()))));
    return usable;
}

QString whyNoMatch(const TlsIdentity &identity)
{
    for (qsizetype i = 1; i < identity.chain.size(); ++i) {
        if (keyMatches({identity.chain.at(i).toPem(), identity.key.toPem()}))
            return Words::tr("It belongs to certificate number %1 in the file, which must stand first.")
                .arg(i + 1);
    }
    return {};
}

} // namespace

Result<QList<QSslCertificate>> loadCertificates(const QString &file)
{
    QString reason;
    const QByteArray content = contentOf(file, reason);
    if (!reason.isEmpty())
        return badCertificate(file, reason);
    const qsizetype blocks = content.count(certificateBegin);
    if (blocks == 0)
        return badCertificate(file, whyNoCertificate(content));
    const QList<QSslCertificate> certificates = QSslCertificate::fromData(content, QSsl::Pem);
    if (certificates.size() != blocks)
        return badCertificate(
            file, Words::tr("Of its %n certificate(s) at least one is damaged.", nullptr, int(blocks)));
    return certificates;
}

Result<TlsIdentity> loadIdentity(const QString &certificateFile, const QString &keyFile)
{
    if (certificateFile.isEmpty())
        return makeError(ErrorCode::BadCertificateFile,
                         Words::tr("No certificate was given for the key in %1.").arg(shownName(keyFile)));
    const QString keySource = keyFile.isEmpty() ? certificateFile : keyFile;
    Result<QList<QSslCertificate>> chain = loadCertificates(certificateFile);
    if (!chain)
        return chain.error();
    Result<QSslKey> key = loadKey(keySource);
    if (!key)
        return key.error();
    TlsIdentity identity{std::move(chain).value(), std::move(key).value()};
    if (!keyMatches({identity.chain.constFirst().toPem(), identity.key.toPem()}))
        return makeError(ErrorCode::KeyDoesNotMatch,
                         Words::tr("The key in %1 is not that of the certificate in %2.")
                             .arg(shownName(keySource), shownName(certificateFile)),
                         whyNoMatch(identity));
    return identity;
}

QString whyExposed(const QString &keyFile)
{
    constexpr QFileDevice::Permissions others
        = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
    const QFileInfo file(keyFile);
    if (!file.isFile() || !(file.permissions() & others))
        return {};
    const QString path = shownName(keyFile);
    return Words::tr(
               "Others on this computer can read the private key in %1. “chmod 600 %1” closes it to them.")
        .arg(path);
}

QStringList whyNotValidAt(const QList<QSslCertificate> &chain, const QDateTime &now)
{
    QStringList sentences;
    for (const QSslCertificate &certificate : chain) {
        const QString subject = printableLine(certificate.subjectDisplayName().toUtf8());
        if (certificate.expiryDate() < now)
            sentences.append(
                Words::tr("The certificate of %1 ended on %2. Clients that check it will refuse it.")
                    .arg(subject, certificate.expiryDate().toUTC().toString(Qt::ISODate)));
        else if (certificate.effectiveDate() > now)
            sentences.append(
                Words::tr(
                    "The certificate of %1 begins on %2. Until then clients that check it will refuse it.")
                    .arg(subject, certificate.effectiveDate().toUTC().toString(Qt::ISODate)));
    }
    return sentences;
}

} // namespace swb
