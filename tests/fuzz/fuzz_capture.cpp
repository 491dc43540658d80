// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/captureconversations.h"
#include "core/import/captureimport.h"
#include "fuzz/checkingsink.h"
#include "fuzz/inputfile.h"
#include "fuzz/seeds.h"
#include "support/packets.h"

using namespace swb;
using namespace swb::fuzz;
using namespace swb::test;

namespace {

constexpr int wholeFile = int(LinkType::LinuxCooked2) + 1; ///< first byte: this, or a link type
constexpr quint32 linkTypes[] = {1, 0, 101, 113, 276}; ///< of files, in the order of LinkType

/// One after the other, each behind a byte of its length.
void checkPackets(LinkType type, QByteArrayView packets)
{
    CheckingSink sink(Evidence::Captured);
    CaptureConversations conversations(sink);
    for (qint64 time = 0; !packets.isEmpty(); ++time) {
        const qsizetype length = qMin(qsizetype(quint8(packets.front())), packets.size() - 1);
        const auto read = readPacket(type, packets.sliced(1, length));
        packets = packets.sliced(1 + length);
        if (const auto *packet = std::get_if<CapturedPacket>(&read))
            (void)conversations.packet(*packet, time);
        else
            CHECK(!std::get<SkippedPacket>(read).reason.isEmpty());
    }
    CHECK(conversations.events() == sink.events());
}

void checkFile(QByteArrayView content)
{
    static InputFile file;
    file.setContent(content);
    CheckingSink sink(Evidence::Captured);
    TaskControl control;
    const ImportOutcome outcome = importCapture(file.path(), sink, control);
    CHECK(outcome.error.isError() || outcome.events == sink.events());
    CHECK(!outcome.error.isError() || !outcome.error.what.isEmpty());
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
            ipv4(17, 1, 2, udp(5000, 53, "part"), 0x2000)};
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
    const int kind = data[0] % (wholeFile + 1);
    if (kind == wholeFile)
        checkFile(rest);
    else
        checkPackets(LinkType(kind), rest);
    return 0;
}
