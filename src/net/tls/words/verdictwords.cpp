// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/tls/words/verdictwords.h"

#include "core/payload/printable.h"
#include "net/certificates/referencename.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QHostAddress>
#include <algorithm>
#include <iterator>

namespace swb {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(TlsVerdict)
};

constexpr qsizetype shownNames = 8;
constexpr qsizetype shownChars = 80;

/// In the words, %1 is whose certificate it is, %2 its issuer, %3 its key and %4 how it is signed.
struct Verdict
{
    int result;
    const char *words;
};

constexpr Verdict verdicts[] = {
    {PeerFlaw::noCertificate, QT_TRANSLATE_NOOP("TlsVerdict", "The other side sent no certificate.")},
    {X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT,
     QT_TRANSLATE_NOOP("TlsVerdict", "The certificate of %1 was issued by %2.")},
    {X509_V_ERR_CERT_SIGNATURE_FAILURE,
     QT_TRANSLATE_NOOP("TlsVerdict",
                       "The signature in the certificate of %1 is not that of %2: the certificate was "
                       "changed, or someone else signed it.")},
    {X509_V_ERR_ERROR_IN_CERT_NOT_BEFORE_FIELD,
     QT_TRANSLATE_NOOP("TlsVerdict", "The start date of the certificate of %1 cannot be read.")},
    {X509_V_ERR_ERROR_IN_CERT_NOT_AFTER_FIELD,
     QT_TRANSLATE_NOOP("TlsVerdict", "The end date of the certificate of %1 cannot be read.")},
    {X509_V_ERR_OUT_OF_MEM,
     QT_TRANSLATE_NOOP("TlsVerdict", "Not enough memory to check the certificate of %1.")},
    {X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT,
     QT_TRANSLATE_NOOP("TlsVerdict", "The certificate of %1 is self-signed.")},
    {X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN,
     QT_TRANSLATE_NOOP("TlsVerdict", "The chain ends with %1, an authority that is not trusted here.")},
    {X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY,
     QT_TRANSLATE_NOOP("TlsVerdict", "The certificate of %1 was issued by %2.")},
    {X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE,
     QT_TRANSLATE_NOOP("TlsVerdict", "The certificate of %1 was issued by %2.")},
    {X509_V_ERR_CERT_CHAIN_TOO_LONG,
     QT_TRANSLATE_NOOP("TlsVerdict", "There are too many certificates between the server and %1.")},
    {X509_V_ERR_CERT_REVOKED,
     QT_TRANSLATE_NOOP("TlsVerdict", "The certificate of %1 was revoked by its issuer.")},
    {X509_V_ERR_PATH_LENGTH_EXCEEDED,
     QT_TRANSLATE_NOOP(
         "TlsVerdict",
         "There are more authorities between the server and %1 than the certificate of %1 permits.")},
    {X509_V_ERR_INVALID_PURPOSE,
     QT_TRANSLATE_NOOP("TlsVerdict", "The certificate of %1 is not for a TLS server.")},
    {X509_V_ERR_CERT_UNTRUSTED,
     QT_TRANSLATE_NOOP("TlsVerdict", "%1 is known here, but not trusted for TLS servers.")},
    {X509_V_ERR_CERT_REJECTED,
     QT_TRANSLATE_NOOP("TlsVerdict", "%1 is explicitly distrusted here for TLS servers.")},
    {X509_V_ERR_KEYUSAGE_NO_CERTSIGN,
     QT_TRANSLATE_NOOP("TlsVerdict",
                       "%1 issued a certificate, but its own certificate does not permit that (key usage).")},
    {X509_V_ERR_UNHANDLED_CRITICAL_EXTENSION,
     QT_TRANSLATE_NOOP(
         "TlsVerdict",
         "The certificate of %1 has an unknown critical extension, so it must be rejected (RFC 5280 4.2).")},
    {X509_V_ERR_INVALID_NON_CA, QT_TRANSLATE_NOOP("TlsVerdict", "%1 is an authority where none is allowed.")},
    {X509_V_ERR_PROXY_CERTIFICATES_NOT_ALLOWED,
     QT_TRANSLATE_NOOP("TlsVerdict", "%1 has a proxy certificate, which is not accepted here.")},
    {X509_V_ERR_INVALID_EXTENSION,
     QT_TRANSLATE_NOOP("TlsVerdict",
                       "An extension in the certificate of %1 is damaged or contradicts another one.")},
    {X509_V_ERR_PERMITTED_VIOLATION,
     QT_TRANSLATE_NOOP("TlsVerdict",
                       "The certificate of %1 is for a name or address that the certificate of an authority "
                       "in its chain does not permit (name constraints).")},
    {X509_V_ERR_EXCLUDED_VIOLATION,
     QT_TRANSLATE_NOOP("TlsVerdict",
                       "The certificate of %1 is for a name or address that the certificate of an authority "
                       "in its chain excludes (name constraints).")},
    {X509_V_ERR_UNSUPPORTED_CONSTRAINT_TYPE,
     QT_TRANSLATE_NOOP("TlsVerdict", "The issuer of %1 has name constraints of an unknown kind.")},
    {X509_V_ERR_UNSUPPORTED_CONSTRAINT_SYNTAX,
     QT_TRANSLATE_NOOP("TlsVerdict", "The name constraints of the issuer of %1 cannot be read.")},
    {X509_V_ERR_UNSUPPORTED_NAME_SYNTAX,
     QT_TRANSLATE_NOOP("TlsVerdict",
                       "A name in the certificate of %1 cannot be read, so it cannot be checked against its "
                       "issuer's name constraints.")},
    {X509_V_ERR_EE_KEY_TOO_SMALL,
     QT_TRANSLATE_NOOP("TlsVerdict", "The key of %1 is too short to be safe (%3).")},
    {X509_V_ERR_CA_KEY_TOO_SMALL,
     QT_TRANSLATE_NOOP("TlsVerdict", "The key of the authority %1 is too short to be safe (%3).")},
    {X509_V_ERR_CA_MD_TOO_WEAK,
     QT_TRANSLATE_NOOP("TlsVerdict",
                       "The signature of the certificate of %1 can be forged (%4, not SHA-256).")},
    {X509_V_ERR_UNSUPPORTED_SIGNATURE_ALGORITHM,
     QT_TRANSLATE_NOOP("TlsVerdict", "The signature algorithm of the certificate of %1 is unknown (%4).")},
    {X509_V_ERR_INVALID_CA,
     QT_TRANSLATE_NOOP("TlsVerdict", "%1 issued a certificate, but is not an authority (CA:FALSE).")},
    {X509_V_ERR_EC_KEY_EXPLICIT_PARAMS,
     QT_TRANSLATE_NOOP("TlsVerdict",
                       "The key of %1 gives its curve as explicit parameters instead of a name.")},
};

/// Different words for a client's certificate.
constexpr Verdict clientVerdicts[] = {
    {X509_V_ERR_CERT_CHAIN_TOO_LONG,
     QT_TRANSLATE_NOOP("TlsVerdict", "There are too many certificates between the client and %1.")},
    {X509_V_ERR_PATH_LENGTH_EXCEEDED,
     QT_TRANSLATE_NOOP(
         "TlsVerdict",
         "There are more authorities between the client and %1 than the certificate of %1 permits.")},
    {X509_V_ERR_INVALID_PURPOSE,
     QT_TRANSLATE_NOOP("TlsVerdict", "The certificate of %1 is not for a TLS client.")},
    {X509_V_ERR_CERT_UNTRUSTED,
     QT_TRANSLATE_NOOP("TlsVerdict", "%1 is known here, but not trusted for TLS clients.")},
    {X509_V_ERR_CERT_REJECTED,
     QT_TRANSLATE_NOOP("TlsVerdict", "%1 is explicitly distrusted here for TLS clients.")},
};

/// Null if OpenSSL's own words must do.
const char *wordsFor(int result, bool ofClient)
{
    const auto *const special
        = std::ranges::find(std::begin(clientVerdicts), std::end(clientVerdicts), result, &Verdict::result);
    if (ofClient && special != std::end(clientVerdicts))
        return special->words;
    const auto *const found
        = std::ranges::find(std::begin(verdicts), std::end(verdicts), result, &Verdict::result);
    return found == std::end(verdicts) ? nullptr : found->words;
}

// What a certificate says about itself is the peer's text: one line, without control characters.
QString shown(const QString &peersText)
{
    return printableLine(peersText.toUtf8(), shownChars);
}

QString listOfNames(const QSslCertificate &certificate)
{
    const auto entries = certificate.subjectAlternativeNames();
    QStringList names = entries.values(QSsl::DnsEntry) + entries.values(QSsl::IpAddressEntry);
    std::sort(names.begin(), names.end());
    const bool cut = names.size() > shownNames;
    names = names.mid(0, shownNames);
    std::transform(names.begin(), names.end(), names.begin(), shown);
    return names.join(QStringLiteral(", ")) + (cut ? QStringLiteral(", ...") : QString());
}

bool namesAsDns(const QSslCertificate &certificate, const QString &address)
{
    return certificate.subjectAlternativeNames()
        .values(QSsl::DnsEntry)
        .contains(address, Qt::CaseInsensitive);
}

QString wrongName(const QSslCertificate &certificate, const QString &host)
{
    const QString address = QString::fromLatin1(ReferenceName(host).address);
    if (!address.isEmpty() && namesAsDns(certificate, address))
        return Words::tr("The certificate contains %1 as a DNS name. An address counts only as an IP Address "
                         "entry (RFC 9525 6.5).")
            .arg(address);
    const QString names = listOfNames(certificate);
    if (!names.isEmpty())
        return Words::tr("The certificate is for %1, not for %2.").arg(names, host);
    if (certificate.subjectInfo(QSslCertificate::CommonName).contains(host, Qt::CaseInsensitive))
        return Words::tr("%1 is only in the subject of the certificate (CN), which clients no longer check: "
                         "it must be one of the alternative names (RFC 9525 2).")
            .arg(host);
    return Words::tr("The certificate contains no names, so it is not for %1.").arg(host);
}

QString expired(const QSslCertificate &certificate)
{
    return Words::tr("The certificate of %1 expired on %2.")
        .arg(shown(certificate.subjectDisplayName()), certificate.expiryDate().toUTC().toString(Qt::ISODate));
}

QString notYetValid(const QSslCertificate &certificate)
{
    return Words::tr("The certificate of %1 is valid from %2. The time here is %3.")
        .arg(shown(certificate.subjectDisplayName()),
             certificate.effectiveDate().toUTC().toString(Qt::ISODate),
             QDateTime::currentDateTimeUtc().toString(Qt::ISODate));
}

QString keyOf(const QSslCertificate &certificate)
{
    const openssl::Certificate read = openssl::readCertificate(certificate.toPem());
    const EVP_PKEY *const key = read ? X509_get0_pubkey(read.get()) : nullptr;
    return key ? Words::tr("%1 with %n bits", nullptr, EVP_PKEY_get_bits(key))
                     .arg(QString::fromLatin1(EVP_PKEY_get0_type_name(key)))
               : QString();
}

QString signatureOf(const QSslCertificate &certificate)
{
    const openssl::Certificate read = openssl::readCertificate(certificate.toPem());
    return read ? QString::fromLatin1(OBJ_nid2sn(X509_get_signature_nid(read.get()))) : QString();
}

/// In OpenSSL's words.
QString unnamed(const PeerFlaw &flaw)
{
    return Words::tr("OpenSSL reports about the certificate of %1: %2 (X509_V_ERR %3).")
        .arg(shown(flaw.certificate.subjectDisplayName()),
             QString::fromLatin1(X509_verify_cert_error_string(flaw.result)), QString::number(flaw.result));
}

} // namespace

ErrorCode verdictCode(int result)
{
    switch (result) {
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
        return ErrorCode::CertificateSelfSigned;
    case X509_V_ERR_HOSTNAME_MISMATCH:
    case X509_V_ERR_IP_ADDRESS_MISMATCH:
        return ErrorCode::CertificateWrongName;
    case X509_V_ERR_CERT_HAS_EXPIRED:
        return ErrorCode::CertificateExpired;
    case X509_V_ERR_CERT_NOT_YET_VALID:
        return ErrorCode::CertificateNotYetValid;
    case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    case X509_V_ERR_CERT_UNTRUSTED:
    case X509_V_ERR_CERT_REJECTED:
        return ErrorCode::CertificateUnknownAuthority;
    default:
        return ErrorCode::CertificateInvalid;
    }
}

QString flawWords(const PeerFlaw &flaw, const QString &host)
{
    switch (verdictCode(flaw.result)) {
    case ErrorCode::CertificateWrongName:
        return wrongName(flaw.certificate, host);
    case ErrorCode::CertificateExpired:
        return expired(flaw.certificate);
    case ErrorCode::CertificateNotYetValid:
        return notYetValid(flaw.certificate);
    default:
        break;
    }
    const char *const found = wordsFor(flaw.result, host.isEmpty());
    if (!found)
        return unnamed(flaw);
    QString words = Words::tr(found);
    if (words.contains(QLatin1String("%3")))
        words.replace(QLatin1String("%3"), keyOf(flaw.certificate));
    if (words.contains(QLatin1String("%4")))
        words.replace(QLatin1String("%4"), signatureOf(flaw.certificate));
    // last, and in one step: a certificate's own text may contain a %2 too
    const QString subject = shown(flaw.certificate.subjectDisplayName());
    const QString issuer = shown(flaw.certificate.issuerDisplayName());
    return words.contains(QLatin1String("%2")) ? words.arg(subject, issuer)
        : words.contains(QLatin1String("%1"))  ? words.arg(subject)
                                               : words;
}

} // namespace swb
