// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/upperpdureader.h"

#include "core/export/upperpdutags.h"
#include "core/import/packetbytes.h"
#include "core/values/numbertext.h"

#include <QCoreApplication>
#include <algorithm>
#include <limits>

namespace swb {

using namespace upperpdu;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::CapturedPacket)
};

constexpr qsizetype tagBytes = 4;

/// What the tags have said so far.
struct Tags
{
    CapturedPdu pdu;
    quint32 ports = 0; ///< their type
    std::optional<quint32> direction;
};

template <typename Enum, typename NameOf>
std::optional<Enum> named(const QString &word, Enum last, const NameOf &name)
{
    for (int i = 0; i <= int(last); ++i) {
        if (word == name(Enum(i)))
            return Enum(i);
    }
    return std::nullopt;
}

/// In the format of upperpdu::userData; other text belongs to another program.
void readOwnWords(CapturedPdu &pdu, QByteArrayView value)
{
    while (value.endsWith('\0'))
        value.chop(1);
    const QString text = QString::fromUtf8(value);
    const QStringList words = text.section(u'\n', 0, 0).split(u' ');
    if (words.size() < 10 || words[0] != QLatin1StringView(mark))
        return;
    constexpr quint32 most = std::numeric_limits<quint32>::max();
    const auto name = [](auto enumerator) { return nameOf(enumerator); };
    const auto role = named(words[1], Role::RelayToServer, name);
    const auto number = parseDecimal(words[2], most);
    const auto id = parseDecimal(words[3], most);
    const auto endpoint = parseDecimal(words[4], most);
    const auto transport = named(words[5], Transport::Dtls, schemeOf);
    const auto evidence = named(words[6], Evidence::Inferred, name);
    const auto severity = named(words[7], Severity::Error, name);
    const auto sourceZone = parseDecimal(words[8], most);
    const auto destinationZone = parseDecimal(words[9], most);
    if (!role || !number || !id || !endpoint || !sourceZone || !destinationZone || !transport || !evidence
        || !severity)
        return;
    pdu.isOurs = true;
    pdu.source.scopeId = *sourceZone;
    pdu.destination.scopeId = *destinationZone;
    pdu.goesOn = words.size() > 10 && words[10] == QLatin1StringView(more);
    pdu.conversation.role = *role;
    pdu.conversation.number = *number;
    pdu.conversation.id = ConversationId(*id);
    pdu.conversation.endpoint = pdu.event.endpoint = EndpointId(*endpoint);
    pdu.event.transport = *transport;
    pdu.event.evidence = *evidence;
    pdu.event.severity = *severity;
    if (const QString info = text.section(u'\n', 1); !info.isEmpty())
        pdu.event.detail = std::make_shared<EventDetail>(EventDetail{info, {}, {}, {}});
}

/// False if the size of the value does not match its tag.
bool readTag(Tags &tags, quint16 tag, PacketBytes value)
{
    CapturedPdu &pdu = tags.pdu;
    switch (tag) {
    case ipv4Source:
    case ipv4Source + 1:
    case ipv6Source:
    case ipv6Source + 1: {
        const bool isV4 = tag < ipv6Source;
        SocketAddress &address = (tag - ipv4Source) % 2 == 0 ? pdu.source : pdu.destination;
        if (value.size() != (isV4 ? 4 : 16))
            return false;
        address.family = isV4 ? SocketAddress::Family::IPv4 : SocketAddress::Family::IPv6;
        std::copy_n(reinterpret_cast<const quint8 *>(value.at(0)), value.size(), address.bytes.begin());
        return true;
    }
    case userData:
        readOwnWords(pdu, value.view());
        return true;
    case portType:
    case sourcePort:
    case sourcePort + 1:
    case pointToPointDirection:
        break;
    default:
        return true;
    }
    if (value.size() != 4)
        return false;
    const quint32 number = value.longWord(0);
    if (tag == portType)
        tags.ports = number;
    else if (tag == pointToPointDirection)
        tags.direction = number;
    else
        (tag == sourcePort ? pdu.source : pdu.destination).port = quint16(number);
    return true;
}

/// Adds sides and transport, as far as the tags give them.
ReadPacket completed(Tags &tags)
{
    CapturedPdu &pdu = tags.pdu;
    const bool addressed = !pdu.source.isNull() && !pdu.destination.isNull();
    if (!pdu.isOurs && (!addressed || (tags.ports != tcpPort && tags.ports != udpPort)))
        return SkippedPacket{Words::tr("exported PDU without TCP or UDP addresses")};
    Event &event = pdu.event;
    event.kind = EventKind::Data;
    if (tags.direction)
        event.direction = *tags.direction == received ? Direction::In : Direction::Out;
    if (!pdu.isOurs) {
        event.evidence = Evidence::Captured;
        event.severity = Severity::Chat;
        event.transport = tags.ports == tcpPort ? Transport::Tcp : Transport::Udp;
    }
    const bool in = event.direction == Direction::In;
    pdu.conversation.transport = event.transport;
    pdu.conversation.local = in ? pdu.destination : pdu.source;
    pdu.conversation.remote = in ? pdu.source : pdu.destination;
    return pdu;
}

} // namespace

ReadPacket readUpperPdu(QByteArrayView record, qsizetype length)
{
    PacketBytes bytes(record);
    Tags tags;
    while (bytes.has(tagBytes)) {
        const quint16 tag = bytes.word(0);
        const qsizetype size = bytes.word(2);
        bytes = bytes.from(tagBytes);
        if (tag != endOfOptions && (!bytes.has(size) || !readTag(tags, tag, bytes.first(size))))
            break;
        bytes = bytes.from(size);
        if (tag != endOfOptions)
            continue;
        tags.pdu.event.payload = QByteArray::fromRawData(bytes.view().data(), bytes.size());
        tags.pdu.event.length = quint32(bytes.size() + (length - record.size()));
        return completed(tags);
    }
    return SkippedPacket{Words::tr("cut off or damaged")};
}

} // namespace swb
