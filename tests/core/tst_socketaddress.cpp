// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/values/socketaddress.h"

#include <QRandomGenerator>
#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;

class tst_SocketAddress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void textBecomesItsShortestForm_data();
    void textBecomesItsShortestForm();
    void whatIsNoAddressHasNoFamily_data();
    void whatIsNoAddressHasNoFamily();
    void bytesAreInNetworkOrder();
    void portStandsBehindTheAddress();
    void loopbackAndAnyAreKnown_data();
    void loopbackAndAnyAreKnown();
    void equalAddressesHashAlike();
    void everyPartTellsAddressesApart();
    void anyAddressReadsBackAsItself();
};

void tst_SocketAddress::textBecomesItsShortestForm_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("canonical");
    QTest::newRow("IPv4") << u"127.0.0.1"_s << u"127.0.0.1"_s;
    QTest::newRow("highest IPv4") << u"255.255.255.255"_s << u"255.255.255.255"_s;
    QTest::newRow("any IPv4") << u"0.0.0.0"_s << u"0.0.0.0"_s;
    QTest::newRow("any IPv6") << u"::"_s << u"::"_s;
    QTest::newRow("loopback IPv6") << u"::1"_s << u"::1"_s;
    QTest::newRow("loopback in full") << u"0:0:0:0:0:0:0:1"_s << u"::1"_s;
    QTest::newRow("gap at the end") << u"fe80::"_s << u"fe80::"_s;
    QTest::newRow("capitals and leading zeros") << u"2001:0DB8::00A0"_s << u"2001:db8::a0"_s;
    QTest::newRow("a single zero group stays") << u"1:0:2:3:4:5:6:7"_s << u"1:0:2:3:4:5:6:7"_s;
    QTest::newRow("a gap for one group is written out") << u"1::2:3:4:5:6:7"_s << u"1:0:2:3:4:5:6:7"_s;
    QTest::newRow("the longer run is the gap") << u"1:0:0:2:0:0:0:3"_s << u"1:0:0:2::3"_s;
    QTest::newRow("the first of two equal runs is the gap") << u"1:0:0:2:3:0:0:4"_s << u"1::2:3:0:0:4"_s;
    QTest::newRow("no zeros at all") << u"1:2:3:4:5:6:7:8"_s << u"1:2:3:4:5:6:7:8"_s;
    QTest::newRow("mapped IPv4") << u"::ffff:127.0.0.1"_s << u"::ffff:127.0.0.1"_s;
    QTest::newRow("mapped IPv4 in hex") << u"::ffff:7f00:1"_s << u"::ffff:127.0.0.1"_s;
    QTest::newRow("IPv4 behind six groups") << u"1:2:3:4:5:6:1.2.3.4"_s << u"1:2:3:4:5:6:102:304"_s;
    QTest::newRow("zone") << u"fe80::1%2"_s << u"fe80::1%2"_s;
    QTest::newRow("highest zone") << u"fe80::1%4294967295"_s << u"fe80::1%4294967295"_s;
    QTest::newRow("zone 0 is none") << u"fe80::1%0"_s << u"fe80::1"_s;
}

void tst_SocketAddress::textBecomesItsShortestForm()
{
    QFETCH(QString, text);
    QTEST(SocketAddress::fromIp(text, 1).ip(), "canonical");
}

void tst_SocketAddress::whatIsNoAddressHasNoFamily_data()
{
    QTest::addColumn<QString>("text");
    const QStringList texts{
        u""_s,
        u"localhost"_s,
        u"127.0.0"_s,
        u"127.0.0.1.1"_s,
        u"127.0.0.256"_s,
        u"127.0.0.01"_s,
        u"127.0.0.1 "_s,
        u"+1.0.0.1"_s,
        u"1..1.1"_s,
        u"1.2.3.0004"_s,
        u":"_s,
        u":::"_s,
        u"1:2:3:4"_s,
        u"1::2::3"_s,
        u"12345::"_s,
        u"g::"_s,
        u"1:2:3:4:5:6:7:8:9"_s,
        u"1:2:3:4:5:6:7:8::"_s,
        u"::1%"_s,
        u"::1%eth0"_s,
        u"::1%4294967296"_s,
        u"[::1]"_s,
        u"1.2.3.4::"_s,
        u"::1.2.3.4:5"_s,
        u":1:2:3:4:5:6:7:8"_s,
        u"1:2:3:4:5:6:7:1.2.3.4"_s,
        u"127.0.0.1%1"_s,
        u"٣.0.0.1"_s,
        u"::-1"_s,
        u"1:2:3:4:5:6:7:"_s,
    };
    for (const QString &text : texts)
        QTest::addRow("“%s”", qPrintable(text)) << text;
}

void tst_SocketAddress::whatIsNoAddressHasNoFamily()
{
    QFETCH(QString, text);
    const SocketAddress address = SocketAddress::fromIp(text, 80);
    QVERIFY(address.isNull());
    QCOMPARE(address, SocketAddress{});
    QCOMPARE(address.toString(), QString());
    QCOMPARE(address.ip(), QString());
    QVERIFY(!address.isLoopback());
    QVERIFY(!address.isAny());
}

void tst_SocketAddress::bytesAreInNetworkOrder()
{
    const SocketAddress ipv4 = SocketAddress::fromIp(u"1.2.3.4"_s, 80);
    QCOMPARE(ipv4.bytes, (std::array<quint8, 16>{1, 2, 3, 4}));
    const SocketAddress ipv6 = SocketAddress::fromIp(u"102:304::f0e"_s, 80);
    QCOMPARE(ipv6.bytes, (std::array<quint8, 16>{1, 2, 3, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xf, 0xe}));
}

void tst_SocketAddress::portStandsBehindTheAddress()
{
    QCOMPARE(SocketAddress::fromIp(u"127.0.0.1"_s, 12000).toString(), u"127.0.0.1:12000"_s);
    QCOMPARE(SocketAddress::fromIp(u"::1"_s, 65535).toString(), u"[::1]:65535"_s);
    QCOMPARE(SocketAddress::fromIp(u"fe80::1%3"_s, 0).toString(), u"[fe80::1%3]:0"_s);
    QByteArray text("to ");
    SocketAddress::fromIp(u"::"_s, 1).appendTo(text);
    QCOMPARE(text, QByteArray("to [::]:1"));
}

void tst_SocketAddress::loopbackAndAnyAreKnown_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("loopback");
    QTest::addColumn<bool>("any");
    QTest::newRow("first of 127/8") << u"127.0.0.0"_s << true << false;
    QTest::newRow("last of 127/8") << u"127.255.255.255"_s << true << false;
    QTest::newRow("below 127/8") << u"126.255.255.255"_s << false << false;
    QTest::newRow("above 127/8") << u"128.0.0.0"_s << false << false;
    QTest::newRow("IPv6 loopback") << u"::1"_s << true << false;
    QTest::newRow("neighbour of IPv6 loopback") << u"::2"_s << false << false;
    QTest::newRow("mapped loopback") << u"::ffff:127.9.9.9"_s << true << false;
    QTest::newRow("mapped public address") << u"::ffff:8.8.8.8"_s << false << false;
    QTest::newRow("any IPv4") << u"0.0.0.0"_s << false << true;
    QTest::newRow("any IPv6") << u"::"_s << false << true;
    QTest::newRow("an address of IPv6 that begins with 127") << u"7f00::"_s << false << false;
}

void tst_SocketAddress::loopbackAndAnyAreKnown()
{
    QFETCH(QString, text);
    const SocketAddress address = SocketAddress::fromIp(text, 0);
    QVERIFY(!address.isNull());
    QTEST(address.isLoopback(), "loopback");
    QTEST(address.isAny(), "any");
}

void tst_SocketAddress::equalAddressesHashAlike()
{
    const SocketAddress one = SocketAddress::fromIp(u"::ffff:1.2.3.4"_s, 80);
    const SocketAddress other = SocketAddress::fromIp(u"::ffff:102:304"_s, 80);
    QCOMPARE(one, other);
    QCOMPARE(qHash(one, 7), qHash(other, 7));
}

void tst_SocketAddress::everyPartTellsAddressesApart()
{
    const SocketAddress address = SocketAddress::fromIp(u"fe80::1%1"_s, 80);
    SocketAddress otherPort = address;
    otherPort.port = 81;
    SocketAddress otherZone = address;
    otherZone.scopeId = 2;
    SocketAddress otherFamily = address;
    otherFamily.family = SocketAddress::Family::IPv4;
    SocketAddress otherByte = address;
    otherByte.bytes[15] = 2;
    for (const SocketAddress &other : {otherPort, otherZone, otherFamily, otherByte}) {
        QVERIFY(other != address);
        QVERIFY(qHash(other) != qHash(address));
    }
}

void tst_SocketAddress::anyAddressReadsBackAsItself()
{
    QRandomGenerator random(1);
    for (int i = 0; i < 20'000; ++i) {
        SocketAddress address;
        address.family = i % 2 ? SocketAddress::Family::IPv4 : SocketAddress::Family::IPv6;
        const size_t length = i % 2 ? 4 : 16;
        for (size_t byte = 0; byte < length; ++byte)
            address.bytes[byte] = random.bounded(3) ? 0 : quint8(random.bounded(256));
        address.port = quint16(i);
        const SocketAddress again = SocketAddress::fromIp(address.ip(), quint16(i));
        QVERIFY2(again == address, qPrintable(address.toString()));
    }
}

QTEST_GUILESS_MAIN(tst_SocketAddress)
#include "tst_socketaddress.moc"
