// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/websocket/websocketheader.h"

#include <QString>
#include <QtEndian>

#include <algorithm>

namespace swb {

using namespace Qt::StringLiterals;

std::optional<WebSocketHeader> WebSocketHeader::read(QByteArrayView bytes)
{
    if (bytes.size() < 2)
        return std::nullopt;
    constexpr quint8 lowBits = 0x7f;
    const auto first = quint8(bytes[0]);
    const auto second = quint8(bytes[1]);
    WebSocketHeader header;
    header.fin = (first & 0x80) != 0;
    header.reserved = (first >> 4) & 7;
    header.opcode = first & 0x0f;
    header.masked = (second & 0x80) != 0;
    header.payloadBytes = second & lowBits;
    header.lengthBytes = header.payloadBytes == lowBits ? 8 : header.payloadBytes == lowBits - 1 ? 2 : 0;
    if (bytes.size() < header.size())
        return std::nullopt;
    if (header.lengthBytes == 2)
        header.payloadBytes = qFromBigEndian<quint16>(bytes.data() + 2);
    else if (header.lengthBytes == 8)
        header.payloadBytes = qFromBigEndian<quint64>(bytes.data() + 2);
    if (header.masked)
        std::copy_n(bytes.data() + 2 + header.lengthBytes, header.key.size(), header.key.begin());
    return header;
}

QString webSocketOpcodeName(quint8 opcode)
{
    switch (opcode) {
    case 0:
        return u"continuation"_s;
    case 1:
        return u"text"_s;
    case 2:
        return u"binary"_s;
    case 8:
        return u"close"_s;
    case 9:
        return u"ping"_s;
    case 10:
        return u"pong"_s;
    default:
        return u"opcode %1"_s.arg(opcode);
    }
}

} // namespace swb
