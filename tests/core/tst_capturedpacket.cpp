// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/capturedpacket.h"
#include "support/packets.h"

#include <QTest>

using namespace swb;
using namespace swb::test;
using namespace Qt::StringLiterals;

class tst_CapturedPacket : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void datagramIsFoundBehindEveryHeader_data();
    void datagramIsFoundBehindEveryHeader();
    void everyTruncationIsToldOrSkipped_data() { datagramIsFoundBehindEveryHeader_data(); }
    void everyTruncationIsToldOrSkipped();
    void segmentKeepsFlagsAndSequence();
    void paddingOfTheLinkIsNoPayload();
    void zeroLengthOfAnOffloadedSegmentIsWhatWasCaptured();
    void whatIsNeitherIsNamed_data();
    void whatIsNeitherIsNamed();
    void fragmentsAreTold();
    void contradictingLengthsAreDamage_data();
    void contradictingLengthsAreDamage();
};

namespace {

const QByteArray payload("payload");

QByteArray extension(quint8 next, quint8 length = 0)
{
    return QByteArray(1, char(next)) + char(length) + QByteArray(6 + 8 * length, '\0');
}

QByteArray fragmentHeader(quint8 next, quint16 offsetAndMore)
{
    QByteArray out(1, char(next));
    out += '\0';
    put<quint16>(out, offsetAndMore);
    put<quint32>(out, 99);
    return out;
}

QString reasonOf(const ReadPacket &packet)
{
    const auto *skipped = std::get_if<SkippedPacket>(&packet);
    return skipped ? skipped->reason : u"(not skipped)"_s;
}

} // namespace

void tst_CapturedPacket::datagramIsFoundBehindEveryHeader_data()
{
    QTest::addColumn<int>("type");
    QTest::addColumn<QByteArray>("packet");
    QTest::addColumn<bool>("ipv6Inside");
    const QByteArray datagram = udp(4000, 53, payload);
    const QByteArray four = ipv4(17, 1, 2, datagram);
    const QByteArray six = ipv6(17, 1, 2, datagram);
    const auto row = [](const char *name, LinkType type, const QByteArray &packet, bool ipv6Inside = false) {
        QTest::newRow(name) << int(type) << packet << ipv6Inside;
    };
    row("Ethernet", LinkType::Ethernet, ethernet(0x0800, four));
    row("Ethernet, IPv6", LinkType::Ethernet, ethernet(0x86dd, six), true);
    row("VLAN", LinkType::Ethernet, ethernet(0x8100, QByteArray("\0\x05\x08\0", 4) + four));
    row("two VLANs", LinkType::Ethernet, ethernet(0x88a8, QByteArray("\0\x05\x81\0\0\x06\x86\xdd", 8) + six),
        true);
    row("raw IPv4", LinkType::RawIp, four);
    row("raw IPv6", LinkType::RawIp, six, true);
    row("loopback, big endian", LinkType::Loopback, QByteArray("\0\0\0\x02", 4) + four);
    row("loopback, little endian", LinkType::Loopback, QByteArray("\x02\0\0\0", 4) + four);
    for (const char family : {'\x0a', '\x18', '\x1c', '\x1e'})
        row("loopback, IPv6", LinkType::Loopback, QByteArray(1, family) + QByteArray(3, '\0') + six, true);
    row("Linux cooked", LinkType::LinuxCooked, QByteArray(14, '\0') + QByteArray("\x08\0", 2) + four);
    row("Linux cooked 2", LinkType::LinuxCooked2, QByteArray("\x86\xdd", 2) + QByteArray(18, '\0') + six,
        true);
    row("IPv4 options", LinkType::RawIp, ipv4(17, 1, 2, datagram, 0, QByteArray(40, '\x01')));
    row("IPv4, not to be fragmented", LinkType::RawIp, ipv4(17, 1, 2, datagram, 0x4000));
    row("IPv6 extension headers", LinkType::RawIp,
        ipv6(0, 1, 2, extension(43) + extension(60, 2) + extension(17) + datagram), true);
    row("IPv6 authentication header", LinkType::RawIp,
        ipv6(51, 1, 2, QByteArray("\x11\x01", 2) + QByteArray(10, '\0') + datagram), true);
    row("IPv6 fragment header of a whole datagram", LinkType::RawIp,
        ipv6(44, 1, 2, fragmentHeader(17, 0) + datagram), true);
}

void tst_CapturedPacket::datagramIsFoundBehindEveryHeader()
{
    QFETCH(int, type);
    QFETCH(QByteArray, packet);
    QFETCH(bool, ipv6Inside);
    const ReadPacket read = readPacket(LinkType(type), packet);
    const auto *found = std::get_if<CapturedPacket>(&read);
    QVERIFY2(found, qPrintable(reasonOf(read)));
    QVERIFY(!found->tcp);
    QCOMPARE(found->fragments, 0U);
    QCOMPARE(found->source.toString(), ipv6Inside ? u"[2001:db8::1]:4000"_s : u"10.0.0.1:4000"_s);
    QCOMPARE(found->destination.toString(), ipv6Inside ? u"[2001:db8::2]:53"_s : u"10.0.0.2:53"_s);
    QCOMPARE(found->payload.toByteArray(), payload);
    QCOMPARE(found->length, quint32(payload.size()));
}

void tst_CapturedPacket::everyTruncationIsToldOrSkipped()
{
    QFETCH(int, type);
    QFETCH(QByteArray, packet);
    const qsizetype headers = packet.size() - payload.size();
    for (qsizetype length = 0; length < packet.size(); ++length) {
        const QByteArray cut(packet.constData(), length); // a separate copy, so that a sanitizer sees its end
        const ReadPacket read = readPacket(LinkType(type), cut);
        const auto *found = std::get_if<CapturedPacket>(&read);
        QCOMPARE(found != nullptr, length >= headers);
        if (!found)
            continue;
        QCOMPARE(found->length, quint32(payload.size()));
        QCOMPARE(found->payload.toByteArray(), payload.left(length - headers));
    }
}

void tst_CapturedPacket::segmentKeepsFlagsAndSequence()
{
    const QByteArray options(12, '\x01');
    const QByteArray packet = ipv4(6, 1, 2, tcp(80, 4000, 0xfffffffeU, 0x19, payload, options));
    const ReadPacket read = readPacket(LinkType::RawIp, packet);
    const auto &found = std::get<CapturedPacket>(read);
    QVERIFY(found.tcp);
    QCOMPARE(found.flags, quint8(0x19));
    QCOMPARE(found.sequence, 0xfffffffeU);
    QCOMPARE(found.payload.toByteArray(), payload);
    QCOMPARE(found.source.port, quint16(80));
}

void tst_CapturedPacket::paddingOfTheLinkIsNoPayload()
{
    const QByteArray packet = ethernet(0x0800, ipv4(6, 1, 2, tcp(1, 2, 3, 0x10))) + QByteArray(6, '\0');
    const auto found = std::get<CapturedPacket>(readPacket(LinkType::Ethernet, packet));
    QCOMPARE(found.length, 0U);
    QVERIFY(found.payload.isEmpty());
}

void tst_CapturedPacket::zeroLengthOfAnOffloadedSegmentIsWhatWasCaptured()
{
    QByteArray packet = ipv4(6, 1, 2, tcp(1, 2, 3, 0x10, payload));
    packet[2] = packet[3] = '\0';
    QCOMPARE(std::get<CapturedPacket>(readPacket(LinkType::RawIp, packet)).length, quint32(payload.size()));
}

void tst_CapturedPacket::whatIsNeitherIsNamed_data()
{
    QTest::addColumn<int>("type");
    QTest::addColumn<QByteArray>("packet");
    QTest::addColumn<QString>("reason");
    const auto row = [](LinkType type, const QByteArray &packet, const QString &reason) {
        QTest::newRow(qPrintable(reason)) << int(type) << packet << reason;
    };
    row(LinkType::Ethernet, ethernet(0x0806, QByteArray(28, '\0')), u"ARP"_s);
    row(LinkType::Ethernet, ethernet(0x88cc, {}), u"EtherType 0x88cc"_s);
    row(LinkType::Ethernet, ethernet(0x05ff, {}), u"IEEE 802.3 without IP"_s);
    row(LinkType::Ethernet, ethernet(0x0600, {}), u"EtherType 0x0600"_s);
    row(LinkType::RawIp, ipv4(1, 1, 2, payload), u"ICMP"_s);
    row(LinkType::RawIp, ipv4(2, 1, 2, payload), u"IGMP"_s);
    row(LinkType::RawIp, ipv4(132, 1, 2, payload), u"SCTP"_s);
    row(LinkType::RawIp, ipv4(47, 1, 2, payload), u"IP protocol 47"_s);
    row(LinkType::RawIp, ipv6(58, 1, 2, payload), u"ICMPv6"_s);
    row(LinkType::RawIp, ipv6(59, 1, 2, {}), u"IPv6 without content"_s);
    row(LinkType::RawIp, ipv6(50, 1, 2, payload), u"IPsec ESP"_s);
    row(LinkType::RawIp, QByteArray(40, '\x10'), u"not IP"_s);
    row(LinkType::Loopback, QByteArray("\0\0\0\x07", 4) + QByteArray(40, '\0'), u"address family 7"_s);
    row(LinkType::RawIp, ipv4(1, 1, 2, payload, 0x0001), u"ICMP"_s);
}

void tst_CapturedPacket::whatIsNeitherIsNamed()
{
    QFETCH(int, type);
    QFETCH(QByteArray, packet);
    QFETCH(QString, reason);
    QCOMPARE(reasonOf(readPacket(LinkType(type), packet)), reason);
}

void tst_CapturedPacket::fragmentsAreTold()
{
    const auto fragmentOf = [](const QByteArray &packet) {
        return std::get<CapturedFragment>(readPacket(LinkType::RawIp, packet));
    };
    const QByteArray part(1480, 'x');
    const CapturedFragment first = fragmentOf(ipv4(17, 1, 2, part, 0x2000));
    QCOMPARE(first.source.toString(), u"10.0.0.1:0"_s);
    QCOMPARE(first.destination.toString(), u"10.0.0.2:0"_s);
    QCOMPARE(first.protocol, quint8(17));
    QCOMPARE(first.identification, 7U);
    QCOMPARE(first.offset, 0U);
    QCOMPARE(first.length, 1480U);
    QVERIFY(!first.isLast);
    QCOMPARE(first.payload.size(), 1480);
    const CapturedFragment later = fragmentOf(ipv4(17, 1, 2, part, 185));
    QCOMPARE(later.offset, 1480U);
    QVERIFY(later.isLast);
    const CapturedFragment six = fragmentOf(ipv6(44, 1, 2, fragmentHeader(17, 185 << 3 | 1) + part));
    QCOMPARE(six.protocol, quint8(17));
    QCOMPARE(six.identification, 99U);
    QCOMPARE(six.offset, 1480U);
    QVERIFY(!six.isLast);
}

void tst_CapturedPacket::contradictingLengthsAreDamage_data()
{
    QTest::addColumn<int>("at");
    QTest::addColumn<int>("value");
    QTest::addColumn<bool>("damaged");
    // Offsets in an IPv4 packet of 20 bytes of header with a UDP datagram of 8 and 7 bytes.
    QTest::newRow("IP header of 16 bytes") << 0 << 0x44 << true;
    QTest::newRow("IP header of 20 bytes") << 0 << 0x45 << false;
    QTest::newRow("version 5") << 0 << 0x55 << true;
    QTest::newRow("total length below the header") << 3 << 19 << true;
    QTest::newRow("total length without a whole UDP header") << 3 << 27 << true;
    QTest::newRow("UDP length below its header") << 25 << 7 << true;
    QTest::newRow("UDP length of its header") << 25 << 8 << false;
    QTest::newRow("UDP length of the packet") << 25 << 15 << false;
    QTest::newRow("UDP length above the packet") << 25 << 16 << true;
}

void tst_CapturedPacket::contradictingLengthsAreDamage()
{
    QFETCH(int, at);
    QFETCH(int, value);
    QFETCH(bool, damaged);
    QByteArray packet = ipv4(17, 1, 2, udp(1, 2, payload));
    packet[at] = char(value);
    const ReadPacket read = readPacket(LinkType::RawIp, packet);
    QCOMPARE(std::holds_alternative<SkippedPacket>(read), damaged);
}

QTEST_GUILESS_MAIN(tst_CapturedPacket)
#include "tst_capturedpacket.moc"
