// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace swb {

/// What a datagram seems to be, judged by the unencrypted head of its first record (RFC 6347 4.1):
///
/// | offset | what                                                                                    |
/// |--------|-----------------------------------------------------------------------------------------|
/// |      0 | content type: 20 change cipher spec, 21 alert, 22 handshake, 23 application data, 24 heartbeat
/// | |      1 | version: fe ff (DTLS 1.0) or fe fd (DTLS 1.2)                                           | |
/// 3 | epoch: 0 until encryption begins                                                        | |      5 |
/// sequence number (6 bytes)                                                               | |     11 |
/// length of what follows                                                                  |
enum class DtlsRecord : quint8 {
    None, ///< no DTLS at all
    ClientHello, ///< unencrypted, the first message of a handshake
    Alert, ///< encrypted or not
    Data, ///< encrypted application data
    Other, ///< any other record
};

[[nodiscard]] DtlsRecord dtlsRecord(QByteArrayView datagram);

/// Bytes that an encrypted record holds at least beside its payload: nonce and tag (RFC 5288, 6655, 7905).
/// The name is OpenSSL's; an unknown one gets what holds for every cipher.
[[nodiscard]] int leastEncryptedBytes(const QString &cipher);

/// Whether one of the datagram's encrypted records is shorter than that: nobody who has the key sends such a
/// one, and OpenSSL, which ignores every other forged record, lets it end the session.
[[nodiscard]] bool holdsStuntedRecord(QByteArrayView datagram, int leastBytes);

/// The 32 random bytes of a ClientHello (RFC 6347 4.2.1 and 4.2.2). They stay the same when the hello is sent
/// again, with its cookie or because it was lost, and differ from one handshake to the next. Empty where the
/// datagram is no ClientHello or holds too little of it.
[[nodiscard]] QByteArray clientHelloRandom(QByteArrayView datagram);

} // namespace swb
