// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/tls/words/alertwords.h"

#include <QCoreApplication>
#include <algorithm>
#include <iterator>

namespace swb {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(TlsAlert)
};

constexpr ErrorCode failed = ErrorCode::TlsHandshakeFailed;
constexpr ErrorCode rejected = ErrorCode::PeerRejectedCertificate;

struct Alert
{
    int number;
    const char *name; ///< as written in the RFCs
    const char *words; ///< what the other side did
    ErrorCode code = failed;
};

constexpr Alert alerts[] = {
    {0, "close_notify",
     QT_TRANSLATE_NOOP("TlsAlert", "The other side closed the TLS session (close_notify)")},
    {10, "unexpected_message",
     QT_TRANSLATE_NOOP("TlsAlert", "The other side received an unexpected message")},
    {20, "bad_record_mac",
     QT_TRANSLATE_NOOP(
         "TlsAlert",
         "The other side could not decrypt a record: it was changed in transit, or the keys differ")},
    {21, "decryption_failed", QT_TRANSLATE_NOOP("TlsAlert", "The other side could not decrypt a record")},
    {22, "record_overflow",
     QT_TRANSLATE_NOOP("TlsAlert", "The other side received a record that is too long")},
    {30, "decompression_failure",
     QT_TRANSLATE_NOOP("TlsAlert", "The other side could not decompress a record")},
    {40, "handshake_failure",
     QT_TRANSLATE_NOOP("TlsAlert",
                       "The other side found no common encryption, or requires a certificate from us")},
    {41, "no_certificate", QT_TRANSLATE_NOOP("TlsAlert", "The other side has no suitable certificate"),
     rejected},
    {42, "bad_certificate",
     QT_TRANSLATE_NOOP("TlsAlert",
                       "The other side considers our certificate damaged, or its signature invalid"),
     rejected},
    {43, "unsupported_certificate",
     QT_TRANSLATE_NOOP("TlsAlert", "The other side does not support this kind of certificate"), rejected},
    {44, "certificate_revoked",
     QT_TRANSLATE_NOOP("TlsAlert", "The other side found that our certificate was revoked"), rejected},
    {45, "certificate_expired",
     QT_TRANSLATE_NOOP("TlsAlert",
                       "The other side found that our certificate has expired or is not yet valid"),
     rejected},
    {46, "certificate_unknown",
     QT_TRANSLATE_NOOP("TlsAlert", "The other side rejects our certificate without giving a reason"),
     rejected},
    {47, "illegal_parameter", QT_TRANSLATE_NOOP("TlsAlert", "The other side received a value out of range")},
    {48, "unknown_ca",
     QT_TRANSLATE_NOOP("TlsAlert", "The other side does not trust the authority behind our certificate"),
     rejected},
    {49, "access_denied",
     QT_TRANSLATE_NOOP("TlsAlert", "The other side accepts the certificate, but denies its owner access")},
    {50, "decode_error",
     QT_TRANSLATE_NOOP("TlsAlert",
                       "The other side could not decode a message: a field or a length is wrong")},
    {51, "decrypt_error",
     QT_TRANSLATE_NOOP("TlsAlert",
                       "The other side could not verify a signature or the end of the handshake")},
    {60, "export_restriction",
     QT_TRANSLATE_NOOP("TlsAlert", "The other side may not use encryption this strong")},
    {70, "protocol_version",
     QT_TRANSLATE_NOOP("TlsAlert", "The other side accepts none of our protocol versions")},
    {71, "insufficient_security",
     QT_TRANSLATE_NOOP("TlsAlert", "The other side requires stronger ciphers than ours")},
    {80, "internal_error",
     QT_TRANSLATE_NOOP("TlsAlert",
                       "The other side had an internal error that is not related to this connection")},
    {86, "inappropriate_fallback",
     QT_TRANSLATE_NOOP("TlsAlert", "The other side refuses a retry with a lower version than it supports")},
    {90, "user_canceled",
     QT_TRANSLATE_NOOP("TlsAlert", "The user on the other side cancelled the handshake")},
    {100, "no_renegotiation", QT_TRANSLATE_NOOP("TlsAlert", "The other side does not allow renegotiation")},
    {109, "missing_extension",
     QT_TRANSLATE_NOOP("TlsAlert", "The other side did not receive a required extension")},
    {110, "unsupported_extension",
     QT_TRANSLATE_NOOP("TlsAlert", "The other side received an extension that it had not requested")},
    {111, "certificate_unobtainable",
     QT_TRANSLATE_NOOP("TlsAlert", "The other side could not fetch the certificate from the given URL"),
     rejected},
    {112, "unrecognized_name",
     QT_TRANSLATE_NOOP("TlsAlert", "The other side serves no host with the requested name (SNI)")},
    {113, "bad_certificate_status_response",
     QT_TRANSLATE_NOOP("TlsAlert", "The other side rejects the certificate status response (OCSP)"),
     rejected},
    {114, "bad_certificate_hash_value",
     QT_TRANSLATE_NOOP("TlsAlert",
                       "The other side fetched a certificate that does not match the announced hash"),
     rejected},
    {115, "unknown_psk_identity",
     QT_TRANSLATE_NOOP("TlsAlert", "The other side does not know the named pre-shared key")},
    {116, "certificate_required",
     QT_TRANSLATE_NOOP("TlsAlert", "The other side requires a certificate from us"),
     ErrorCode::CertificateDemanded},
    {117, "general_error",
     QT_TRANSLATE_NOOP("TlsAlert", "The other side gave up for a reason that no other alert describes")},
    {120, "no_application_protocol",
     QT_TRANSLATE_NOOP("TlsAlert", "The other side supports none of the offered protocols (ALPN)")},
    {121, "ech_required",
     QT_TRANSLATE_NOOP("TlsAlert", "The other side requires an encrypted ClientHello (ECH)")},
};

const Alert *find(int number)
{
    const auto *const found = std::ranges::find(std::begin(alerts), std::end(alerts), number, &Alert::number);
    return found == std::end(alerts) ? nullptr : found;
}

} // namespace

QString alertWords(int number)
{
    const Alert *const alert = find(number);
    if (!alert)
        return Words::tr("The other side sent the unknown alert %1.").arg(number);
    return Words::tr("%1 (alert %2, %3).")
        .arg(Words::tr(alert->words), QString::number(number), QString::fromLatin1(alert->name));
}

ErrorCode alertCode(int number)
{
    const Alert *const alert = find(number);
    return alert ? alert->code : failed;
}

} // namespace swb
