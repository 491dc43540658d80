// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/tls/words/handshakereasons.h"

#include <QRegularExpression>
#include <QStringList>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/sslerr.h>

namespace swb {

namespace {

const QRegularExpression &errorForm()
{
    static const QRegularExpression form(QStringLiteral("error:([0-9A-Fa-f]{8}):[^:]*:[^:]*:([^,;:\\n]*)"));
    return form;
}

HandshakeReason reasonOf(unsigned long code)
{
    if (ERR_GET_LIB(code) != ERR_LIB_SSL)
        return {};
    const int reason = ERR_GET_REASON(code);
    if (reason >= SSL_AD_REASON_OFFSET)
        return {HandshakeFailure::Alert, reason - SSL_AD_REASON_OFFSET};
    switch (reason) {
    case SSL_R_WRONG_VERSION_NUMBER: // an unencrypted banner, read as a record
    case SSL_R_HTTP_REQUEST:
    case SSL_R_HTTPS_PROXY_REQUEST:
    case SSL_R_UNEXPECTED_MESSAGE: // an echo server sends our own first message back
    case SSL_R_PACKET_LENGTH_TOO_LONG:
    case SSL_R_DATA_LENGTH_TOO_LONG:
    case SSL_R_ENCRYPTED_LENGTH_TOO_LONG:
    case SSL_R_BAD_RECORD_TYPE:
    case SSL_R_UNEXPECTED_RECORD:
    case SSL_R_UNKNOWN_PROTOCOL:
    case SSL_R_RECORD_LENGTH_MISMATCH:
    case SSL_R_RECORD_TOO_SMALL:
#ifdef SSL_R_RECORD_LAYER_FAILURE // since OpenSSL 3.2
    case SSL_R_RECORD_LAYER_FAILURE:
#endif
        return {HandshakeFailure::NotTls, -1};
    case SSL_R_UNSUPPORTED_PROTOCOL:
    case SSL_R_VERSION_TOO_LOW:
    case SSL_R_WRONG_SSL_VERSION:
    case SSL_R_NO_PROTOCOLS_AVAILABLE:
        return {HandshakeFailure::NoCommonVersion, -1};
    case SSL_R_NO_SHARED_CIPHER:
    case SSL_R_NO_CIPHERS_AVAILABLE:
    case SSL_R_NO_SHARED_SIGNATURE_ALGORITHMS:
    case SSL_R_NO_SUITABLE_SIGNATURE_ALGORITHM:
        return {HandshakeFailure::NoCommonCipher, -1};
    case SSL_R_NO_APPLICATION_PROTOCOL:
        return {HandshakeFailure::NoCommonProtocol, -1};
    case SSL_R_PEER_DID_NOT_RETURN_A_CERTIFICATE:
        return {HandshakeFailure::NoClientCertificate, -1};
    default:
        return {};
    }
}

} // namespace

HandshakeReason handshakeReason(const QString &text)
{
    for (auto match = errorForm().globalMatch(text); match.hasNext();) {
        const HandshakeReason reason = reasonOf(match.next().captured(1).toULong(nullptr, 16));
        if (reason.failure != HandshakeFailure::Other)
            return reason;
    }
    return {};
}

QString opensslWords(const QString &text)
{
    QStringList words;
    for (auto match = errorForm().globalMatch(text); match.hasNext();)
        words.append(match.next().captured(2).trimmed());
    return words.isEmpty() ? text : words.join(QStringLiteral("; "));
}

} // namespace swb
