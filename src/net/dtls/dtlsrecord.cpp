// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/dtls/dtlsrecord.h"

using namespace Qt::StringLiterals;

namespace swb {

namespace {

constexpr qsizetype recordHead = 13;
constexpr qsizetype messageHead = 12; // type, length (3), sequence (2), fragment's offset (3) and length (3)
constexpr qsizetype randomAt = recordHead + messageHead + 2; // after the version
constexpr qsizetype randomBytes = 32;

quint8 byteAt(QByteArrayView datagram, qsizetype offset)
{
    return static_cast<quint8>(datagram[offset]);
}

bool hasRecordHead(QByteArrayView datagram)
{
    return datagram.size() >= recordHead && byteAt(datagram, 1) == 0xfe
        && (byteAt(datagram, 2) == 0xff || byteAt(datagram, 2) == 0xfd);
}

bool isClientHello(QByteArrayView datagram)
{
    const bool firstEpoch = byteAt(datagram, 3) == 0 && byteAt(datagram, 4) == 0;
    return firstEpoch && datagram.size() > recordHead && byteAt(datagram, recordHead) == 1;
}

} // namespace

DtlsRecord dtlsRecord(QByteArrayView datagram)
{
    if (!hasRecordHead(datagram))
        return DtlsRecord::None;
    switch (byteAt(datagram, 0)) {
    case 20:
    case 24:
        return DtlsRecord::Other;
    case 21:
        return DtlsRecord::Alert;
    case 22:
        return isClientHello(datagram) ? DtlsRecord::ClientHello : DtlsRecord::Other;
    case 23:
        return DtlsRecord::Data;
    default:
        return DtlsRecord::None;
    }
}

int leastEncryptedBytes(const QString &cipher)
{
    constexpr int nonce = 8;
    constexpr int tag = 16;
    const bool sendsNonce = cipher.contains(u"GCM"_s) || cipher.contains(u"CCM"_s);
    return sendsNonce && !cipher.contains(u"CCM8"_s) ? nonce + tag : tag;
}

bool holdsStuntedRecord(QByteArrayView datagram, int leastBytes)
{
    while (datagram.size() >= recordHead) {
        const bool encrypted = byteAt(datagram, 3) != 0 || byteAt(datagram, 4) != 0;
        const int length = byteAt(datagram, 11) << 8 | byteAt(datagram, 12);
        if (encrypted && length > 0 && length < leastBytes)
            return true;
        datagram = datagram.sliced(qMin(datagram.size(), recordHead + length));
    }
    return false;
}

QByteArray clientHelloRandom(QByteArrayView datagram)
{
    if (dtlsRecord(datagram) != DtlsRecord::ClientHello || datagram.size() < randomAt + randomBytes)
        return {};
    return datagram.sliced(randomAt, randomBytes).toByteArray();
}

} // namespace swb
