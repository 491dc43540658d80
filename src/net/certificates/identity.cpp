// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/certificates/identity.h"

#include "core/files/filename.h"
#include "core/files/ordinaryfile.h"
#include "core/payload/printable.h"
#include "core/values/errorcatalog.h"
#include "net/certificates/pkcs12.h"
#include "net/tls/openssl.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <algorithm>
#include <iterator>
#include <optional>

namespace swb {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(TlsIdentity)
};

constexpr qint64 maxFileBytes = 1'000'000; // far above any chain; limits reading from a device or a huge file
constexpr QByteArrayView certificateBegin("-----BEGIN CERTIFICATE-----");

/// A file that cannot be opened says nothing about its content.
ErrorCode codeFor(const QString &path, ErrorCode unusable)
{
    const OrdinaryFile file = OrdinaryFile::open(path, FileOwner::Anyone);
    return file.failed ? ErrorCode::FileUnreadable : unusable;
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

/// The file's content; on failure `reason` says why.
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
        return Words::tr("It is in DER format. openssl x509 -inform der converts it to PEM.");
    if (content.contains("PRIVATE KEY-----"))
        return Words::tr("It contains a private key but no certificate.");
    if (content.contains("-----BEGIN CERTIFICATE REQUEST-----"))
        return Words::tr("It contains a certificate request, which an authority must sign first.");
    return Words::tr("It contains no certificate in PEM format (-----BEGIN CERTIFICATE-----).");
}

bool holdsProtectedKey(const QByteArray &content)
{
    return content.contains("-----BEGIN ENCRYPTED PRIVATE KEY-----")
        || content.contains("Proc-Type: 4,ENCRYPTED");
}

QString whyNoKey(const QByteArray &content)
{
    if (content.contains("PRIVATE KEY-----"))
        return Words::tr("Its key is damaged.");
    if (content.contains(certificateBegin))
        return Words::tr("It contains a certificate but no private key.");
    return Words::tr("It contains no private key in PEM format (-----BEGIN PRIVATE KEY-----).");
}

/// Key types that TLS has signatures for (RFC 8446 4.2.3).
bool signsTls(const EVP_PKEY *key)
{
    constexpr int kinds[] = {EVP_PKEY_RSA, EVP_PKEY_RSA_PSS, EVP_PKEY_EC, EVP_PKEY_ED25519, EVP_PKEY_ED448};
    return std::ranges::find(kinds, EVP_PKEY_get_base_id(key)) != std::end(kinds);
}

Error passphraseError(const QString &file, bool given)
{
    return makeError(ErrorCode::BadPassphrase,
                     Words::tr("Could not open the private key in %1.").arg(shownName(file)),
                     given ? Words::tr("The passphrase is wrong.")
                           : Words::tr("The key is protected by a passphrase, and none was given."));
}

Result<QSslKey> loadKey(const QString &file, const QByteArray &passphrase)
{
    QString reason;
    const QByteArray content = contentOf(file, reason);
    if (!reason.isEmpty())
        return badKey(file, reason);
    const openssl::Key key = openssl::readKey(content, passphrase);
    (void)openssl::takeErrors();
    if (!key && holdsProtectedKey(content))
        return passphraseError(file, !passphrase.isEmpty());
    if (!key)
        return badKey(file, whyNoKey(content));
    if (!signsTls(key.get()))
        return badKey(file,
                      Words::tr("%1 keys are not supported. RSA, EC and Ed25519 keys are.")
                          .arg(QString::fromLatin1(EVP_PKEY_get0_type_name(key.get()))));
    return qtKey(key.get());
}

bool belongTogether(const QSslCertificate &certificate, const QSslKey &key)
{
    const openssl::Certificate shown = openssl::readCertificate(certificate.toPem());
    const openssl::Key own = openssl::nativeKey(key);
    const bool together = shown && own && X509_check_private_key(shown.get(), own.get()) == 1;
    (void)openssl::takeErrors();
    return together;
}

/// Null if the file is not PKCS#12, and so has to be read as PEM.
std::optional<Result<TlsIdentity>> fromPkcs12(const QString &file, const QByteArray &passphrase)
{
    QString reason;
    const QByteArray content = contentOf(file, reason);
    if (!reason.isEmpty() || !isPkcs12(content))
        return {};
    return readPkcs12(content, passphrase, file);
}

QString whyNoMatch(const TlsIdentity &identity)
{
    for (qsizetype i = 1; i < identity.chain.size(); ++i) {
        if (belongTogether(identity.chain.at(i), identity.key))
            return Words::tr("It belongs to certificate number %1 in the file, which must come first.")
                .arg(i + 1);
    }
    return {};
}

} // namespace

QSslKey qtKey(EVP_PKEY *key)
{
    switch (EVP_PKEY_get_base_id(key)) {
    case EVP_PKEY_RSA:
        return QSslKey(openssl::toPem(key), QSsl::Rsa);
    case EVP_PKEY_EC:
        return QSslKey(openssl::toPem(key), QSsl::Ec);
    default:
        EVP_PKEY_up_ref(key); // Qt frees what it gets
        return QSslKey(Qt::HANDLE(key), QSsl::PrivateKey);
    }
}

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
            file, Words::tr("At least one of its %n certificates is damaged.", nullptr, int(blocks)));
    return certificates;
}

Result<TlsIdentity> loadIdentity(const QString &certificateFile, const QString &keyFile,
                                 const QByteArray &passphrase)
{
    if (certificateFile.isEmpty())
        return makeError(ErrorCode::BadCertificateFile,
                         Words::tr("No certificate was given for the key in %1.").arg(shownName(keyFile)));
    if (keyFile.isEmpty()) {
        if (const auto both = fromPkcs12(certificateFile, passphrase))
            return *both;
    }
    const QString keySource = keyFile.isEmpty() ? certificateFile : keyFile;
    Result<QList<QSslCertificate>> chain = loadCertificates(certificateFile);
    if (!chain)
        return chain.error();
    Result<QSslKey> key = loadKey(keySource, passphrase);
    if (!key)
        return key.error();
    TlsIdentity identity{std::move(chain).value(), std::move(key).value()};
    if (!belongTogether(identity.chain.constFirst(), identity.key))
        return makeError(ErrorCode::KeyDoesNotMatch,
                         Words::tr("The key in %1 does not belong to the certificate in %2.")
                             .arg(shownName(keySource), shownName(certificateFile)),
                         whyNoMatch(identity));
    return identity;
}

bool isProtected(const QString &certificateFile, const QString &keyFile)
{
    QString reason;
    const QByteArray content = contentOf(keyFile.isEmpty() ? certificateFile : keyFile, reason);
    return holdsProtectedKey(content) || (keyFile.isEmpty() && isPkcs12(content) && !isOpenPkcs12(content));
}

Result<QByteArray> readPassphrase(const QString &file)
{
    const QString what = Words::tr("Could not read a passphrase from %1.").arg(shownName(file));
    QString reason;
    QByteArray line = contentOf(file, reason);
    if (!reason.isEmpty())
        return makeError(ErrorCode::FileUnreadable, what, reason);
    if (const qsizetype end = line.indexOf('\n'); end >= 0)
        line.truncate(end);
    if (line.endsWith('\r'))
        line.chop(1);
    if (line.isEmpty())
        return makeError(ErrorCode::BadPassphrase, what, Words::tr("Its first line is empty."));
    return line;
}

QString whyExposed(const QString &keyFile)
{
    constexpr QFileDevice::Permissions others
        = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
    const QFileInfo file(keyFile);
    if (!file.isFile() || !(file.permissions() & others))
        return {};
    const QString path = shownName(keyFile);
    return Words::
        tr("Other users on this computer can read the private key in %1. Use “chmod 600 %1” to prevent that.")
            .arg(path);
}

QStringList whyNotValidAt(const QList<QSslCertificate> &chain, const QDateTime &now)
{
    QStringList sentences;
    for (const QSslCertificate &certificate : chain) {
        const QString subject = printableLine(certificate.subjectDisplayName().toUtf8());
        if (certificate.expiryDate() < now)
            sentences.append(
                Words::tr("The certificate of %1 expired on %2. Anyone who checks it will reject it.")
                    .arg(subject, certificate.expiryDate().toUTC().toString(Qt::ISODate)));
        else if (certificate.effectiveDate() > now)
            sentences.append(Words::tr("The certificate of %1 is valid from %2. Until then, anyone who "
                                       "checks it will reject it.")
                                 .arg(subject, certificate.effectiveDate().toUTC().toString(Qt::ISODate)));
    }
    return sentences;
}

} // namespace swb
