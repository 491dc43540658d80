// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/upperpdu.h"
#include "core/import/captureconversations.h"
#include "core/import/captureimport.h"
#include "core/import/inflatingdevice.h"
#include "fuzz/checkingsink.h"
#include "fuzz/inputfile.h"
#include "fuzz/seeds.h"
#include "support/capturebytes.h"

#include <QBuffer>

using namespace swb;
using namespace swb::fuzz;
using namespace swb::test;

namespace {

// First byte of an input: a link type, or one of these.
constexpr int wholeFile = int(LinkType::UpperPdu) + 1;
constexpr int segments = wholeFile + 1;
constexpr int packed = segments + 1;
constexpr quint32 linkTypes[] = {1, 0, 101, 113, 276, 252}; ///< for files, in the order of LinkType

/// One after the other, each preceded by a length byte.
void checkPackets(LinkType type, QByteArrayView packets)
{
    CheckingSink sink = type == LinkType::UpperPdu ? CheckingSink() : CheckingSink(Evidence::Captured);
    CaptureConversations conversations(sink, 1000);
    for (qint64 time = 0; !packets.isEmpty(); ++time) {
        const qsizetype length = qMin(qsizetype(quint8(packets.front())), packets.size() - 1);
        const auto read = readPacket(type, packets.sliced(1, length));
        packets = packets.sliced(1 + length);
        const auto *skipped = std::get_if<SkippedPacket>(&read);
        CHECK(!skipped || !skipped->reason.isEmpty());
        (void)conversations.take(read, time * 40'000'000);
    }
    conversations.finish();
    CHECK(conversations.events() == sink.events());
}

void checkFile(QByteArrayView content)
{
    static InputFile file;
    file.setContent(content);
    CheckingSink sink; // our own export states its evidence
    TaskControl control;
    const ImportOutcome outcome = importCapture(file.path(), sink, control);
    CHECK(outcome.error.isError() || outcome.events == sink.events());
    CHECK(!outcome.error.isError() || !outcome.error.what.isEmpty());
}

/// Two bytes of position and one of length each, in a stream whose bytes follow from their position: in
/// whatever order the pieces arrive, the result is that stream.
void checkSegments(QByteArrayView input)
{
    if (input.size() < 4)
        return;
    const quint32 first = qFromBigEndian<quint32>(input.data());
    SegmentOrder order;
    order.start(first);
    quint32 next = 0;
    const auto check = [&next](const std::vector<SegmentOrder::Piece> &ready) {
        for (const SegmentOrder::Piece &piece : ready) {
            CHECK(piece.bytes.size() == qsizetype(piece.length));
            for (const char byte : piece.bytes)
                CHECK(byte == char(next++ * 7));
        }
    };
    for (input = input.sliced(4); input.size() >= 3; input = input.sliced(3)) {
        const quint32 place = qFromBigEndian<quint16>(input.data());
        const quint32 length = quint8(input[2]);
        QByteArray bytes;
        for (quint32 i = 0; i < length; ++i)
            bytes += char((place + i) * 7);
        const SegmentOrder::Taken taken = order.take(first + place, length, bytes);
        CHECK(taken.again <= length && taken.early <= length - taken.again && taken.tooLate <= length);
        check(taken.ready);
        if (length == 0 && order.isWaiting()) {
            const SegmentOrder::Hole hole = order.giveUp();
            next += quint32(hole.missing);
            check(hole.ready);
        }
    }
    while (order.isWaiting())
        (void)order.giveUp();
    CHECK(order.waitingBytes() == 0);
}

void checkPacked(QByteArrayView content)
{
    QBuffer buffer;
    buffer.setData(content.toByteArray());
    buffer.open(QIODevice::ReadOnly);
    constexpr qint64 most = 100'000;
    InflatingDevice device(buffer, most);
    qint64 bytes = 0;
    while (!device.atEnd())
        bytes += device.read(1000).size();
    CHECK(bytes <= most && device.isTooLarge() == (device.isTooLarge() && bytes == most));
}

QList<QByteArray> conversation()
{
    constexpr quint8 syn = CapturedPacket::syn;
    constexpr quint8 ack = CapturedPacket::ack;
    return {ipv4(6, 1, 2, tcp(40000, 80, 100, syn)),
            ipv4(6, 2, 1, tcp(80, 40000, 500, syn | ack)),
            ipv4(6, 1, 2, tcp(40000, 80, 101, ack, "GET /")),
            ipv4(6, 2, 1, tcp(80, 40000, 501, ack | CapturedPacket::fin, "yes", "\1\1\1\1")),
            ipv4(6, 1, 2, tcp(40000, 80, 106, CapturedPacket::rst)),
            ipv4(17, 1, 2, udp(5000, 53, dnsQuery())),
            ipv6(17, 1, 2, udp(5000, 53, dnsQuery())),
            ipv6(0, 1, 2, QByteArray("\x11\0\1\4\0\0\0\0", 8) + udp(5000, 53, "x")),
            ipv4(17, 1, 2, udp(5000, 53, "fragment").first(8), 0x2000),
            ipv4(17, 1, 2, udp(5000, 53, "fragment").last(8), 1)};
}

QByteArray framed(LinkType type, const QByteArray &packet)
{
    const quint16 etherType = quint8(packet[0]) >> 4 == 4 ? 0x0800 : 0x86dd;
    switch (type) {
    case LinkType::Ethernet:
        return ethernet(0x8100,
                        QByteArray("\0\1\x08\0", 4).replace(2, 2, ethernet(etherType, {}).last(2)) + packet);
    case LinkType::Loopback:
        return QByteArray("\0\0\0", 3) + char(etherType == 0x0800 ? 2 : 30) + packet;
    case LinkType::RawIp:
        return packet;
    case LinkType::LinuxCooked:
        return QByteArray(2, '\0') + ethernet(etherType, packet);
    case LinkType::UpperPdu: {
        Event event;
        Conversation conversation;
        conversation.id = ConversationId(1);
        conversation.local = SocketAddress::fromIp(QStringLiteral("127.0.0.1"), 80);
        conversation.remote = SocketAddress::fromIp(QStringLiteral("::1"), 4000);
        QByteArray record;
        appendUpperPduHeader(record, event, conversation, Dissector::Data, packet.size() % 2 == 0);
        return record + packet;
    }
    case LinkType::LinuxCooked2:
        break;
    }
    return ethernet(etherType, {}).last(2) + QByteArray(18, '\0') + packet;
}

QList<QByteArray> seeds()
{
    QList<QByteArray> all;
    for (int type = 0; type < wholeFile; ++type) {
        QByteArray packets(1, char(type));
        PcapFile file(linkTypes[type], type % 2 == 0);
        qint64 time = 1'700'000'000'000'000'000;
        for (const QByteArray &packet : conversation()) {
            const QByteArray bytes = framed(LinkType(type), packet);
            packets += char(bytes.size()) + bytes;
            file.packet(time += 1'000'000, bytes);
        }
        all << packets << char(wholeFile) + file.bytes();
    }
    Blocks blocks(true);
    blocks.section().interface(1, 96).interface(101, 0, 9).packet(1, 5, conversation().first());
    all << char(wholeFile) + blocks.bytes << char(wholeFile) + gzip(blocks.bytes)
        << char(packed) + gzip("packed");
    all << char(segments) + QByteArray("\xff\xff\xff\xf0\0\0\4\0\x08\4\0\4\4\0\x20\4\0\0\0", 19);
    all << char(wholeFile)
            + pcapng(linkTypes[int(LinkType::RawIp)], 3, 5'000'000'000, conversation().first());
    return all;
}

} // namespace

extern "C" int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    plantSeeds(*argc, *argv, seeds());
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    const QByteArrayView rest(data + 1, qsizetype(size) - 1);
    const int kind = data[0] % (packed + 1);
    if (kind == wholeFile)
        checkFile(rest);
    else if (kind == segments)
        checkSegments(rest);
    else if (kind == packed)
        checkPacked(rest);
    else
        checkPackets(LinkType(kind), rest);
    return 0;
}
