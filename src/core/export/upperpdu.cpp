// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/upperpdu.h"

#include <QtEndian>

namespace swb {
namespace {

// Tags and values of exported_pdu_tlvs.h.
constexpr quint16 endOfOptions = 0;
constexpr quint16 dissectorName = 12;
constexpr quint16 dissectorTable = 14;
constexpr quint16 ipv4Source = 20; // the destination is the next one, for each of these
constexpr quint16 ipv6Source = 22;
constexpr quint16 portType = 24;
constexpr quint16 sourcePort = 25;
constexpr quint16 tableNumber = 32; // must follow the table's name
constexpr quint16 protocolColumn = 33; // for dissectors that leave the column empty
constexpr quint16 pointToPointDirection = 35;
constexpr quint32 tcpPort = 2;
constexpr quint32 udpPort = 3;
constexpr quint32 sent = 0;
constexpr quint32 received = 1;

template <typename T>
void appendNetworkOrder(QByteArray &out, T value)
{
    const T ordered = qToBigEndian(value);
    out.append(reinterpret_cast<const char *>(&ordered), sizeof ordered);
}

void appendTag(QByteArray &out, quint16 tag, QByteArrayView value)
{
    const qsizetype padding = -value.size() & 3;
    appendNetworkOrder(out, tag);
    appendNetworkOrder(out, quint16(value.size() + padding));
    out.append(value.data(), value.size());
    out.append(padding, '\0');
}

void appendTag(QByteArray &out, quint16 tag, quint32 value)
{
    appendNetworkOrder(out, tag);
    appendNetworkOrder(out, quint16(sizeof value));
    appendNetworkOrder(out, value);
}

void appendDissector(QByteArray &out, Dissector dissector, Transport transport)
{
    switch (dissector) {
    case Dissector::Http:
        return appendTag(out, dissectorName, "http");
    case Dissector::Dns:
        return appendTag(out, dissectorName, "dns");
    case Dissector::DnsOverTcp: // has no name of its own
        appendTag(out, dissectorTable, "tcp.port");
        return appendTag(out, tableNumber, 53);
    case Dissector::Data:
        break;
    }
    appendTag(out, dissectorName, "data");
    const QLatin1StringView name = displayName(transport);
    appendTag(out, protocolColumn, QByteArrayView(name.data(), name.size()));
}

void appendAddress(QByteArray &out, const SocketAddress &address, int which)
{
    const bool ipv6 = address.family == SocketAddress::Family::IPv6;
    if (address.family == SocketAddress::Family::None)
        return;
    const auto *bytes = reinterpret_cast<const char *>(address.bytes.data());
    appendTag(out, quint16((ipv6 ? ipv6Source : ipv4Source) + which), QByteArrayView(bytes, ipv6 ? 16 : 4));
    appendTag(out, quint16(sourcePort + which), quint32(address.port));
}

} // namespace

void appendUpperPduHeader(QByteArray &out, const Event &event, const Conversation &conversation,
                          Dissector dissector)
{
    appendDissector(out, dissector, event.transport);
    if (conversation.id != ConversationId::None) {
        const bool in = event.direction == Direction::In;
        appendTag(out, portType, isStream(conversation.transport) ? tcpPort : udpPort);
        appendAddress(out, in ? conversation.remote : conversation.local, 0);
        appendAddress(out, in ? conversation.local : conversation.remote, 1);
    }
    if (event.direction != Direction::None)
        appendTag(out, pointToPointDirection, event.direction == Direction::In ? received : sent);
    appendTag(out, endOfOptions, QByteArrayView());
}

} // namespace swb
