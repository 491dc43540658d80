// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/tls/dtlsrecord.h"

namespace swb {

namespace {

constexpr qsizetype recordHead = 13;
constexpr qsizetype messageHead = 12; // type, length (3), sequence (2), fragment's offset (3) and length (3)
constexpr qsizetype randomAt = recordHead + messageHead + 2; // behind the version
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

QByteArray clientHelloRandom(QByteArrayView datagram)
{
    if (dtlsRecord(datagram) != DtlsRecord::ClientHello || datagram.size() < randomAt + randomBytes)
        return {};
    return datagram.sliced(randomAt, randomBytes).toByteArray();
}

} // namespace swb
