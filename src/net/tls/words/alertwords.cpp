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
     QT_TRANSLATE_NOOP("TlsAlert", "The other side got a message that has no place at this point")},
    {20, "bad_record_mac",
     QT_TRANSLATE_NOOP(
         "TlsAlert",
         "The other side could not decrypt what came: it was changed on its way, or the keys differ")},
    {21, "decryption_failed", QT_TRANSLATE_NOOP("TlsAlert", "The other side could not decrypt what came")},
    {22, "record_overflow", QT_TRANSLATE_NOOP("TlsAlert", "The other side got a record that is too long")},
    {30, "decompression_failure",
     QT_TRANSLATE_NOOP("TlsAlert", "The other side could not decompress what came")},
    {40, "handshake_failure",
     QT_TRANSLATE_NOOP("TlsAlert",
                       "The other side found no common way to encrypt, or asks for a certificate of ours")},
    {41, "no_certificate", QT_TRANSLATE_NOOP("TlsAlert", "The other side has no certificate that fits"),
     rejected},
    {42, "bad_certificate",
     QT_TRANSLATE_NOOP("TlsAlert", "The other side finds our certificate damaged, or its signature wrong"),
     rejected},
    {43, "unsupported_certificate",
     QT_TRANSLATE_NOOP("TlsAlert", "The other side cannot use a certificate of this kind"), rejected},
    {44, "certificate_revoked",
     QT_TRANSLATE_NOOP("TlsAlert", "The other side knows that our certificate was revoked"), rejected},
    {45, "certificate_expired",
     QT_TRANSLATE_NOOP("TlsAlert", "The other side finds that our certificate is not valid now"), rejected},
    {46, "certificate_unknown",
     QT_TRANSLATE_NOOP("TlsAlert", "The other side refuses our certificate and does not say why"), rejected},
    {47, "illegal_parameter",
     QT_TRANSLATE_NOOP("TlsAlert", "The other side got a value that is outside of what is allowed")},
    {48, "unknown_ca",
     QT_TRANSLATE_NOOP("TlsAlert", "The other side does not trust the authority behind our certificate"),
     rejected},
    {49, "access_denied",
     QT_TRANSLATE_NOOP("TlsAlert", "The other side accepts the certificate, but does not let its owner in")},
    {50, "decode_error",
     QT_TRANSLATE_NOOP("TlsAlert", "The other side could not read a message: a field or a length is wrong")},
    {51, "decrypt_error",
     QT_TRANSLATE_NOOP("TlsAlert",
                       "The other side could not verify a signature or the end of the handshake")},
    {60, "export_restriction",
     QT_TRANSLATE_NOOP("TlsAlert", "The other side may not use encryption as strong as this")},
    {70, "protocol_version",
     QT_TRANSLATE_NOOP("TlsAlert", "The other side accepts none of the protocol versions offered here")},
    {71, "insufficient_security",
     QT_TRANSLATE_NOOP("TlsAlert", "The other side wants stronger ciphers than are offered here")},
    {80, "internal_error",
     QT_TRANSLATE_NOOP("TlsAlert", "The other side has a fault of its own, which has nothing to do with us")},
    {86, "inappropriate_fallback",
     QT_TRANSLATE_NOOP("TlsAlert",
                       "The other side speaks a newer version than the one it was asked for again")},
    {90, "user_canceled",
     QT_TRANSLATE_NOOP("TlsAlert", "Somebody on the other side cancelled the handshake")},
    {100, "no_renegotiation",
     QT_TRANSLATE_NOOP("TlsAlert", "The other side does not shake hands again within a session")},
    {109, "missing_extension",
     QT_TRANSLATE_NOOP("TlsAlert", "The other side misses an extension that must be there")},
    {110, "unsupported_extension",
     QT_TRANSLATE_NOOP("TlsAlert", "The other side got an extension that it had not asked for")},
    {111, "certificate_unobtainable",
     QT_TRANSLATE_NOOP("TlsAlert", "The other side could not fetch the certificate from where it was told"),
     rejected},
    {112, "unrecognized_name",
     QT_TRANSLATE_NOOP("TlsAlert", "The other side serves no host of the name that was asked for")},
    {113, "bad_certificate_status_response",
     QT_TRANSLATE_NOOP(
         "TlsAlert",
         "The other side refuses what was sent to show that the certificate is not revoked (OCSP)"),
     rejected},
    {114, "bad_certificate_hash_value",
     QT_TRANSLATE_NOOP("TlsAlert", "The other side fetched another certificate than it was promised"),
     rejected},
    {115, "unknown_psk_identity",
     QT_TRANSLATE_NOOP("TlsAlert", "The other side does not know the shared key that was named")},
    {116, "certificate_required",
     QT_TRANSLATE_NOOP("TlsAlert", "The other side asks for a certificate of ours"),
     ErrorCode::CertificateDemanded},
    {117, "general_error",
     QT_TRANSLATE_NOOP("TlsAlert", "The other side gave up for a reason that no other alert stands for")},
    {120, "no_application_protocol",
     QT_TRANSLATE_NOOP("TlsAlert", "The other side speaks none of the protocols that were offered (ALPN)")},
    {121, "ech_required",
     QT_TRANSLATE_NOOP("TlsAlert", "The other side wants the name of the host encrypted as well (ECH)")},
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
        return Words::tr("The other side sent alert %1, which has no meaning that is known here.")
            .arg(number);
    return Words::tr("%1 (alert %2, %3).")
        .arg(Words::tr(alert->words), QString::number(number), QString::fromLatin1(alert->name));
}

ErrorCode alertCode(int number)
{
    const Alert *const alert = find(number);
    return alert ? alert->code : failed;
}

} // namespace swb
