// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/upperpdu.h"

#include "core/export/appendwords.h"
#include "core/export/upperpdutags.h"
#include "core/values/numbertext.h"

#include <QtEndian>

namespace swb {

using namespace upperpdu;

namespace {

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

/// What its reader cannot know otherwise, see upperpdu::userData.
void appendOwnWords(QByteArray &out, const Event &event, const Conversation &conversation, bool goesOn)
{
    const bool in = event.direction == Direction::In;
    const SocketAddress &source = in ? conversation.remote : conversation.local;
    const SocketAddress &destination = in ? conversation.local : conversation.remote;
    QByteArray words = mark;
    const auto number = [&words](quint32 value) {
        words += ' ';
        appendNumber(words, value);
    };
    const auto word = [&words](QLatin1StringView text) {
        words += ' ';
        append(words, text);
    };
    word(nameOf(conversation.role));
    number(conversation.number);
    number(quint32(conversation.id));
    number(quint32(event.endpoint));
    word(schemeOf(event.transport));
    word(nameOf(event.evidence));
    word(nameOf(event.severity));
    number(source.scopeId);
    number(destination.scopeId);
    if (goesOn)
        word(QLatin1StringView(more));
    if (event.detail && !event.detail->info.isEmpty())
        words += '\n' + event.detail->info.left(mostUserData / 4).toUtf8();
    appendTag(out, userData, words);
}

} // namespace

void appendUpperPduHeader(QByteArray &out, const Event &event, const Conversation &conversation,
                          Dissector dissector, bool goesOn)
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
    appendOwnWords(out, event, conversation, goesOn);
    appendTag(out, endOfOptions, QByteArrayView());
}

} // namespace swb
