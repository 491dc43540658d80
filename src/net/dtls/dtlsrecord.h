// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace swb {

/// What a datagram appears to be, judging by the unencrypted header of its first record (RFC 6347 4.1):
///
/// | offset | what                                                                             |
/// |--------|----------------------------------------------------------------------------------|
/// |      0 | content type: 20 change cipher spec, 21 alert, 22 handshake, 23 application data |
/// |        | or 24 heartbeat                                                                  |
/// |      1 | version: fe ff (DTLS 1.0) or fe fd (DTLS 1.2)                                    |
/// |      3 | epoch: 0 until encryption begins                                                 |
/// |      5 | sequence number (6 bytes)                                                        |
/// |     11 | length of what follows                                                           |
enum class DtlsRecord : quint8 {
    None, ///< not DTLS
    ClientHello, ///< unencrypted, the first message of a handshake
    Alert, ///< encrypted or not
    Data, ///< encrypted application data
    Other, ///< any other record
};

[[nodiscard]] DtlsRecord dtlsRecord(QByteArrayView datagram);

/// The minimum number of bytes in an encrypted record besides its payload: nonce and tag (RFC 5288, 6655,
/// 7905). The name is OpenSSL's; an unknown one gets the minimum of all ciphers.
[[nodiscard]] int leastEncryptedBytes(const QString &cipher);

/// Whether one of the datagram's encrypted records is shorter than that: a peer that has the key never sends
/// such a record, and OpenSSL, which ignores every other forged record, lets it end the session.
[[nodiscard]] bool holdsStuntedRecord(QByteArrayView datagram, int leastBytes);

/// The 32 random bytes of a ClientHello (RFC 6347 4.2.1 and 4.2.2). They stay the same when the hello is
/// resent, with its cookie or because it was lost, and differ from one handshake to the next. Empty if the
/// datagram is not a ClientHello or is too short.
[[nodiscard]] QByteArray clientHelloRandom(QByteArrayView datagram);

} // namespace swb
