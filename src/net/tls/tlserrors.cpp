// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/tls/tlserrors.h"

#include "core/payload/printable.h"
#include "core/values/errorcatalog.h"
#include "net/tls/handshakereasons.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDtls>
#include <QSslCertificate>
#include <algorithm>
#include <optional>

namespace swb {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(TlsErrors)
};

constexpr qsizetype shownNames = 8;
constexpr qsizetype shownChars = 80;

// What a certificate says about itself is the peer's text: one line, without control characters.
QString shown(const QString &peersText)
{
    return printableLine(peersText.toUtf8(), shownChars);
}

ErrorCode codeOf(QSslError::SslError error)
{
    switch (error) {
    case QSslError::SelfSignedCertificate:
        return ErrorCode::CertificateSelfSigned;
    case QSslError::HostNameMismatch:
        return ErrorCode::CertificateWrongName;
    case QSslError::CertificateExpired:
        return ErrorCode::CertificateExpired;
    case QSslError::CertificateNotYetValid:
        return ErrorCode::CertificateNotYetValid;
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted:
        return ErrorCode::CertificateUnknownAuthority;
    default:
        return ErrorCode::CertificateInvalid;
    }
}

/// Lower is told first: what is wrong with the certificate itself, then who stands behind it, then its name.
int rankOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::CertificateInvalid:
        return 0;
    case ErrorCode::CertificateExpired:
    case ErrorCode::CertificateNotYetValid:
        return 1;
    case ErrorCode::CertificateSelfSigned:
        return 2;
    case ErrorCode::CertificateUnknownAuthority:
        return 3;
    default:
        return 4;
    }
}

QString namesOf(const QSslCertificate &certificate)
{
    const auto entries = certificate.subjectAlternativeNames();
    QStringList names = entries.values(QSsl::DnsEntry) + entries.values(QSsl::IpAddressEntry);
    if (names.isEmpty())
        names = certificate.subjectInfo(QSslCertificate::CommonName);
    std::sort(names.begin(), names.end());
    const bool cut = names.size() > shownNames;
    names = names.mid(0, shownNames);
    std::transform(names.begin(), names.end(), names.begin(), shown);
    return names.join(QStringLiteral(", ")) + (cut ? QStringLiteral(", ...") : QString());
}

QString wrongName(const QSslCertificate &certificate, const QString &peerName)
{
    const QString names = namesOf(certificate);
    return names.isEmpty() ? Words::tr("The certificate names nobody, so not %1 either.").arg(peerName)
                           : Words::tr("The certificate is for %1, and not for %2.").arg(names, peerName);
}

QString wordsFor(const QSslError &error, const QString &peerName)
{
    const QSslCertificate certificate = error.certificate();
    const QString subject = shown(certificate.subjectDisplayName());
    switch (codeOf(error.error())) {
    case ErrorCode::CertificateSelfSigned:
        return Words::tr("%1 has signed its certificate itself.").arg(subject);
    case ErrorCode::CertificateWrongName:
        return wrongName(certificate, peerName);
    case ErrorCode::CertificateExpired:
        return Words::tr("The certificate of %1 ended on %2.")
            .arg(subject, certificate.expiryDate().toUTC().toString(Qt::ISODate));
    case ErrorCode::CertificateNotYetValid:
        return Words::tr("The certificate of %1 begins on %2. Now it is %3 here.")
            .arg(subject, certificate.effectiveDate().toUTC().toString(Qt::ISODate),
                 QDateTime::currentDateTimeUtc().toString(Qt::ISODate));
    case ErrorCode::CertificateUnknownAuthority:
        return Words::tr("The certificate of %1 was issued by %2.")
            .arg(subject, shown(certificate.issuerDisplayName()));
    default:
        return error.errorString() + u'.';
    }
}

/// The alert's number where it is the peer's verdict on our certificate.
bool rejectsCertificate(int alert)
{
    switch (alert) {
    case 41: // no_certificate (SSL 3)
    case 42: // bad_certificate
    case 43: // unsupported_certificate
    case 44: // certificate_revoked
    case 45: // certificate_expired
    case 46: // certificate_unknown
    case 48: // unknown_ca
    case 113: // bad_certificate_status_response
    case 116: // certificate_required
        return true;
    default:
        return false;
    }
}

QString alertWords(int alert, const QString &text)
{
    if (alert == 70)
        return Words::tr(
            "The other side accepts none of the protocol versions offered here, TLS 1.2 and 1.3.");
    if (alert == 40)
        return Words::tr("The other side found no common way to encrypt, or asks for a certificate of ours "
                         "(alert 40, handshake failure).");
    if (alert == 116)
        return Words::tr("The other side asks for a certificate of ours (alert 116, certificate required).");
    return Words::tr("The other side sent alert %1 (%2).").arg(alert).arg(opensslWords(text));
}

Error alertError(int alert, const QString &text, const QString &what)
{
    const ErrorCode code
        = rejectsCertificate(alert) ? ErrorCode::PeerRejectedCertificate : ErrorCode::TlsHandshakeFailed;
    return makeError(code, what, alertWords(alert, text));
}

QString failureWords(HandshakeFailure failure, const QString &text)
{
    switch (failure) {
    case HandshakeFailure::NoCommonVersion:
        return Words::tr(
                   "The other side offers no protocol version that is accepted here, TLS 1.2 or later (%1).")
            .arg(opensslWords(text));
    case HandshakeFailure::NoCommonCipher:
        return Words::tr("The two sides have no cipher in common (%1).").arg(opensslWords(text));
    default:
        return Words::tr("OpenSSL says: %1.").arg(opensslWords(text));
    }
}

} // namespace

Error certificateError(const QList<QSslError> &errors, const QString &peerName, const QString &what)
{
    QList<QSslError> ranked = errors;
    std::stable_sort(ranked.begin(), ranked.end(), [](const QSslError &a, const QSslError &b) {
        return rankOf(codeOf(a.error())) < rankOf(codeOf(b.error()));
    });
    QStringList sentences;
    for (const QSslError &error : std::as_const(ranked))
        sentences.append(wordsFor(error, peerName));
    sentences.removeDuplicates();
    return makeError(codeOf(ranked.constFirst().error()), what, sentences.join(u' '));
}

Error noTlsError(Role role, const QString &what)
{
    return makeError(role == Role::Client ? ErrorCode::NoTlsOnOtherSide : ErrorCode::PlainClientOnTlsPort,
                     what);
}

Error handshakeError(Role role, const QString &text, const QString &what)
{
    const HandshakeReason reason = handshakeReason(text);
    switch (reason.failure) {
    case HandshakeFailure::Alert:
        return alertError(reason.alert, text, what);
    case HandshakeFailure::NotTls:
        return noTlsError(role, what);
    default:
        return makeError(ErrorCode::TlsHandshakeFailed, what, failureWords(reason.failure, text));
    }
}

Error sessionError(const QString &text, const QString &what)
{
    const HandshakeReason reason = handshakeReason(text);
    if (reason.failure == HandshakeFailure::Alert)
        return alertError(reason.alert, text, what);
    return makeError(
        ErrorCode::TlsHandshakeFailed, what,
        Words::tr("What came cannot be read as a record of this session (%1).").arg(opensslWords(text)));
}

Error closedDuringHandshake(Role role, const QString &what)
{
    return makeError(
        ErrorCode::TlsHandshakeFailed, what,
        role == Role::Client
            ? Words::tr("The other side closed the connection in the middle of the handshake, as a "
                        "server without TLS may do.")
            : Words::tr("The other side closed the connection in the middle of the handshake, as a "
                        "client does that does not trust the certificate or does not speak TLS."));
}

Error tlsError(const QDtls &session, Role role, const QString &what)
{
    switch (session.dtlsError()) {
    case QDtlsError::PeerVerificationError:
        return certificateError(session.peerVerificationErrors(), session.peerVerificationName(), what);
    case QDtlsError::TlsInitializationError:
        return makeError(ErrorCode::TlsUnavailable, what, session.dtlsErrorString());
    case QDtlsError::TlsFatalError:
    case QDtlsError::TlsNonFatalError:
        return handshakeError(role, session.dtlsErrorString(), what);
    default:
        return {};
    }
}

} // namespace swb
