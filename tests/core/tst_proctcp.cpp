// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/values/proctcp.h"

#include <QFile>
#include <QTest>
#include <QtEndian>

using namespace swb;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Kind = PortHolders::Kind;

constexpr int established = 1;

SocketAddress address(const QString &ip, quint16 port)
{
    return SocketAddress::fromIp(ip, port);
}

ProcTcpRow row(const QString &ip, quint16 port, int state, std::chrono::seconds left = 0s)
{
    return {address(ip, port), address(u"127.0.0.1"_s, 40000), state, left};
}

// As a 6.1 kernel on a little-endian machine prints them.
constexpr char heading[]
    = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout "
      "inode                                                     \n";
constexpr char listener[]
    = "   0: 00000000:2EE0 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 "
      "31234 1 0000000066d83f22 100 0 0 10 0                      \n";
constexpr char timeWait[]
    = "   1: 0100007F:2EE0 0100007F:D431 06 00000000:00000000 03:00001765 00000000     0        0 "
      "0 3 0000000000000000                                      \n";
constexpr char retransmitting[]
    = "  12: 0100007F:D431 0100007F:2EE0 01 00000010:00000000 01:00000014 00000000  1000     "
      "   0 31235 2 0000000000000000 20 4 30 10 -1              \n";
constexpr char ipv6Listener[]
    = "   0: 00000000000000000000000001000000:0050 00000000000000000000000000000000:0000 0A "
      "00000000:00000000 00:00000000 00000000     0        0 1 1 0 100 0 0 10 0\n";

} // namespace

class tst_ProcTcp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void rowsAreRead();
    void onlyTheTimerOfTimeWaitCounts();
    void secondsAreRoundedUp_data();
    void secondsAreRoundedUp();
    void damagedLinesAreLeftOut_data();
    void damagedLinesAreLeftOut();
    void everyCutOfTheTextIsTakenCalmly();
    void thisKernelsOwnTableIsUnderstood();
    void holderIsTold_data();
    void holderIsTold();
    void theFirmestHolderIsToldAndTheLongestWait();
};

void tst_ProcTcp::rowsAreRead()
{
    if (Q_BYTE_ORDER == Q_BIG_ENDIAN)
        QSKIP("The text is that of a little-endian machine.");
    const QByteArray text = QByteArray(heading) + listener + timeWait + ipv6Listener;
    const auto rows = parseProcTcp(text);
    const QList<ProcTcpRow> expected{
        {address(u"0.0.0.0"_s, 12000), address(u"0.0.0.0"_s, 0), tcpstate::listen, 0s},
        {address(u"127.0.0.1"_s, 12000), address(u"127.0.0.1"_s, 54321), tcpstate::timeWait, 60s},
        {address(u"::1"_s, 80), address(u"::"_s, 0), tcpstate::listen, 0s},
    };
    QCOMPARE(rows, expected);
}

void tst_ProcTcp::onlyTheTimerOfTimeWaitCounts()
{
    QCOMPARE(parseProcTcp(retransmitting).value(0).state, established);
    QCOMPARE(parseProcTcp(retransmitting).value(0).timeWaitLeft, 0s);
}

void tst_ProcTcp::secondsAreRoundedUp_data()
{
    QTest::addColumn<QByteArray>("jiffies");
    QTest::addColumn<int>("seconds");
    QTest::newRow("due now") << QByteArray("00000000") << 0;
    QTest::newRow("one tick") << QByteArray("00000001") << 1;
    QTest::newRow("a second") << QByteArray("00000064") << 1;
    QTest::newRow("a tick more") << QByteArray("00000065") << 2;
    QTest::newRow("a minute") << QByteArray("00001770") << 60;
    QTest::newRow("the largest number") << QByteArray("FFFFFFFF") << 42949673;
}

void tst_ProcTcp::secondsAreRoundedUp()
{
    QFETCH(QByteArray, jiffies);
    QFETCH(int, seconds);
    const auto rows = parseProcTcp(QByteArray(timeWait).replace("00001765", jiffies));
    QCOMPARE(rows.value(0).timeWaitLeft, std::chrono::seconds(seconds));
    QCOMPARE(rows.size(), 1);
}

void tst_ProcTcp::damagedLinesAreLeftOut_data()
{
    QTest::addColumn<QByteArray>("line");
    const QByteArray good(timeWait);
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("heading") << QByteArray(heading);
    QTest::newRow("address a digit short") << QByteArray(good).replace("0100007F:2EE0", "100007F:2EE0");
    QTest::newRow("address a digit long") << QByteArray(good).replace("0100007F:2EE0", "00100007F:2EE0");
    QTest::newRow("address that is no number") << QByteArray(good).replace("0100007F:2EE0", "0100007G:2EE0");
    QTest::newRow("no colon in the address") << QByteArray(good).replace("0100007F:2EE0", "0100007F.2EE0");
    QTest::newRow("port a digit long") << QByteArray(good).replace(":2EE0", ":02EE0");
    QTest::newRow("port with a sign") << QByteArray(good).replace(":2EE0", ":-EE0");
    QTest::newRow("port with a prefix") << QByteArray(good).replace(":2EE0", ":0xE0");
    QTest::newRow("state that is no number") << QByteArray(good).replace(" 06 ", " TW ");
    QTest::newRow("no colon in the timer") << QByteArray(good).replace("03:00001765", "0300001765");
    QTest::newRow("ends before the timer") << good.first(good.indexOf(" 03:"));
}

void tst_ProcTcp::damagedLinesAreLeftOut()
{
    QFETCH(QByteArray, line);
    QCOMPARE(parseProcTcp(line), QList<ProcTcpRow>());
    const QByteArray withGoodLine = line + '\n' + listener;
    QCOMPARE(parseProcTcp(withGoodLine), parseProcTcp(listener));
    QCOMPARE(parseProcTcp(listener).size(), 1);
}

void tst_ProcTcp::everyCutOfTheTextIsTakenCalmly()
{
    const QByteArray text = QByteArray(listener) + ipv6Listener;
    for (qsizetype length = 0; length <= text.size(); ++length)
        QVERIFY(parseProcTcp(text.first(length)).size() <= 2);
    QCOMPARE(parseProcTcp(text).size(), 2);
}

void tst_ProcTcp::thisKernelsOwnTableIsUnderstood()
{
    for (const QString &path : {u"/proc/net/tcp"_s, u"/proc/net/tcp6"_s}) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            QSKIP("There is no such table here.");
        const QByteArray text = file.readAll();
        QCOMPARE(parseProcTcp(text).size(), text.count('\n') - 1);
    }
}

void tst_ProcTcp::holderIsTold_data()
{
    QTest::addColumn<QString>("held");
    QTest::addColumn<int>("state");
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<Kind>("kind");
    const QString v4 = u"127.0.0.1"_s;
    const QString v6 = u"::1"_s;
    const QString any4 = u"0.0.0.0"_s;
    const QString any6 = u"::"_s;
    QTest::newRow("listener on the same address") << v4 << tcpstate::listen << v4 << Kind::Listener;
    QTest::newRow("listener on another address") << u"127.0.0.2"_s << tcpstate::listen << v4 << Kind::Nobody;
    QTest::newRow("listener on all of IPv4") << any4 << tcpstate::listen << v4 << Kind::Listener;
    QTest::newRow("listener on all of IPv6 takes IPv4 in")
        << any6 << tcpstate::listen << v4 << Kind::Listener;
    QTest::newRow("listener on all of IPv4 leaves IPv6 free")
        << any4 << tcpstate::listen << v6 << Kind::Nobody;
    QTest::newRow("all of IPv4 wanted, one taken") << v4 << tcpstate::listen << any4 << Kind::Listener;
    QTest::newRow("all of IPv6 wanted, one IPv4 taken") << v4 << tcpstate::listen << any6 << Kind::Listener;
    QTest::newRow("all of IPv4 wanted, one IPv6 taken") << v6 << tcpstate::listen << any4 << Kind::Nobody;
    QTest::newRow("all wanted, all taken") << any6 << tcpstate::listen << any4 << Kind::Listener;
    QTest::newRow("mapped address") << u"::ffff:127.0.0.1"_s << tcpstate::listen << v4 << Kind::Listener;
    QTest::newRow("mapped address wanted")
        << v4 << tcpstate::listen << u"::ffff:127.0.0.1"_s << Kind::Listener;
    QTest::newRow("same bytes in another family")
        << u"100::"_s << tcpstate::listen << u"1.0.0.0"_s << Kind::Nobody;
    QTest::newRow("closed a moment ago") << v4 << tcpstate::timeWait << v4 << Kind::TimeWait;
    QTest::newRow("open connection") << v4 << established << v4 << Kind::Connections;
    QTest::newRow("closed a moment ago, IPv6") << v6 << tcpstate::timeWait << any6 << Kind::TimeWait;
}

void tst_ProcTcp::holderIsTold()
{
    QFETCH(QString, held);
    QFETCH(int, state);
    QFETCH(QString, wanted);
    const QList<ProcTcpRow> rows{row(held, 12000, state)};
    QTEST(portHolders(rows, address(wanted, 12000)).kind, "kind");
    QCOMPARE(portHolders(rows, address(wanted, 12001)).kind, Kind::Nobody);
}

void tst_ProcTcp::theFirmestHolderIsToldAndTheLongestWait()
{
    const SocketAddress wanted = address(u"127.0.0.1"_s, 12000);
    QList<ProcTcpRow> rows;
    QCOMPARE(portHolders(rows, wanted), PortHolders{});
    rows << row(u"127.0.0.1"_s, 12000, tcpstate::timeWait, 20s)
         << row(u"127.0.0.1"_s, 12000, tcpstate::timeWait, 50s)
         << row(u"127.0.0.1"_s, 12000, tcpstate::timeWait, 30s)
         << row(u"127.0.0.1"_s, 12001, tcpstate::timeWait, 60s);
    QCOMPARE(portHolders(rows, wanted), (PortHolders{Kind::TimeWait, 50s}));
    rows.prepend(row(u"127.0.0.1"_s, 12000, established));
    QCOMPARE(portHolders(rows, wanted), (PortHolders{Kind::Connections, 50s}));
    rows.insert(2, row(u"0.0.0.0"_s, 12000, tcpstate::listen));
    QCOMPARE(portHolders(rows, wanted), (PortHolders{Kind::Listener, 50s}));
}

QTEST_GUILESS_MAIN(tst_ProcTcp)
#include "tst_proctcp.moc"
