// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/tls/words/tlserrors.h"

#include "core/values/errorcatalog.h"
#include "net/tls/words/alertwords.h"
#include "net/tls/words/handshakereasons.h"
#include "net/tls/words/verdictwords.h"

#include <QCoreApplication>
#include <QDtls>
#include <algorithm>

namespace swb {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(TlsErrors)
};

/// Lower ranks are reported first: what is wrong with the certificate itself, then its issuer, then its name.
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

Error alertError(int alert, const QString &what)
{
    return makeError(alertCode(alert), what, alertWords(alert));
}

QString failureWords(HandshakeFailure failure, const QString &text)
{
    switch (failure) {
    case HandshakeFailure::NoCommonVersion:
        return Words::tr("The other side offers no protocol version that this side accepts (%1).")
            .arg(opensslWords(text));
    case HandshakeFailure::NoCommonCipher:
        return Words::tr("The two sides have no cipher in common (%1).").arg(opensslWords(text));
    case HandshakeFailure::NoCommonProtocol:
        return Words::tr("The other side offers none of the protocols that this side accepts (ALPN).");
    default:
        return Words::tr("OpenSSL message: %1.").arg(opensslWords(text));
    }
}

} // namespace

Error certificateError(const PeerFlaws &flaws, const QString &host, const QString &what)
{
    PeerFlaws ranked = flaws;
    std::stable_sort(ranked.begin(), ranked.end(), [](const PeerFlaw &a, const PeerFlaw &b) {
        return rankOf(verdictCode(a.result)) < rankOf(verdictCode(b.result));
    });
    QStringList sentences;
    for (const PeerFlaw &flaw : std::as_const(ranked))
        sentences.append(flawWords(flaw, host));
    sentences.removeDuplicates();
    return makeError(verdictCode(ranked.constFirst().result), what, sentences.join(u' '));
}

QString uncheckedWords(Role role, const QString &peer)
{
    return role == Role::Client
        ? Words::tr("The certificate of %1 failed its checks, but verification is switched off.").arg(peer)
        : Words::tr("The certificate of %1 failed its checks. The client is served anyway, because no "
                    "certificate is required.")
              .arg(peer);
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
        return alertError(reason.alert, what);
    case HandshakeFailure::NotTls:
        return noTlsError(role, what);
    case HandshakeFailure::NoClientCertificate:
        return makeError(ErrorCode::NoClientCertificate, what);
    default:
        return makeError(ErrorCode::TlsHandshakeFailed, what, failureWords(reason.failure, text));
    }
}

Error sessionError(const QString &text, const QString &what)
{
    const HandshakeReason reason = handshakeReason(text);
    if (reason.failure == HandshakeFailure::Alert)
        return alertError(reason.alert, what);
    return makeError(
        ErrorCode::TlsHandshakeFailed, what,
        Words::tr("The received data is not a valid record of this session (%1).").arg(opensslWords(text)));
}

Error closedDuringHandshake(Role role, const QString &what)
{
    return makeError(
        ErrorCode::TlsHandshakeFailed, what,
        role == Role::Client ? Words::tr(
            "The peer closed the connection during the handshake, as a server without TLS may do.")
                             : Words::tr("The peer closed the connection during the handshake, as a client "
                                         "does if it does not trust the certificate or does not speak TLS."));
}

Error tlsError(const QDtls &session, Role role, const QString &what)
{
    switch (session.dtlsError()) {
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
