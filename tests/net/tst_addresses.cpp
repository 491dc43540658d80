// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/enginefixture.h"
#include "support/rawsocket.h"

#include "core/values/capabilities.h"
#include "net/socket/interfaces.h"
#include "net/socket/qtaddress.h"

#include <net/if.h>

using namespace swb;
using namespace Qt::StringLiterals;
using test::EngineFixture;
using test::RawSocket;

/// Which address a socket uses, which it refuses, and what the log reports about it.
class tst_Addresses : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void serversAnswerFromTheAddressTheyWereReachedAt_data();
    void serversAnswerFromTheAddressTheyWereReachedAt();
    void relayAnswersFromTheAddressItWasReachedAt_data();
    void relayAnswersFromTheAddressItWasReachedAt();
    void onePeerAtTwoAddressesIsTwoConversations();
    void sentByHandLeavesFromThereToo();
    void bothFamiliesAreSaid_data();
    void bothFamiliesAreSaid();
    void bothFamiliesCollideWithEither_data();
    void bothFamiliesCollideWithEither();
    void largestDatagramOverIPv6_data();
    void largestDatagramOverIPv6();
    void impossibleAddressesAreNamedBeforeConnecting_data();
    void impossibleAddressesAreNamedBeforeConnecting();
    void impossibleAddressesAreNotListenedOn_data();
    void impossibleAddressesAreNotListenedOn();
    void namedZonesAreKept();
    void everybodyIsToldFromOne();
};

void tst_Addresses::serversAnswerFromTheAddressTheyWereReachedAt_data()
{
    QTest::addColumn<QString>("listen");
    QTest::addColumn<QString>("reach");
    for (const QString &scheme : {u"udp"_s, u"dtls"_s}) {
        QTest::addRow("%s, 0.0.0.0", qPrintable(scheme))
            << QString(scheme + u"://0.0.0.0:0") << u"127.0.0.2"_s;
        QTest::addRow("%s, both families", qPrintable(scheme))
            << QString(scheme + u"://*:0") << u"127.0.0.2"_s;
        QTest::addRow("%s, both families, IPv6", qPrintable(scheme))
            << QString(scheme + u"://*:0") << u"::1"_s;
        QTest::addRow("%s, [::]", qPrintable(scheme)) << QString(scheme + u"://[::]:0") << u"::1"_s;
        QTest::addRow("%s, one address", qPrintable(scheme))
            << QString(scheme + u"://127.0.0.2:0") << u"127.0.0.2"_s;
    }
}

void tst_Addresses::serversAnswerFromTheAddressTheyWereReachedAt()
{
    QFETCH(QString, listen);
    QFETCH(QString, reach);
    const QString why = whyAbsent(Capability::SourceChosen, EngineFixture::familyOf(), Transport::Udp);
    if (!why.isEmpty() && listen.contains(u"0.0.0.0"_s))
        QSKIP(qPrintable(why));
    EngineFixture f;
    const EndpointId server = f.serve(listen);
    QVERIFY2(f.servers[server].state == ServerState::Listening,
             qPrintable(f.servers[server].error.toString()));
    EndpointUrl url = f.servers[server].settings.url;
    url.host = reach;
    url.port = f.addressOf(server).port;
    ClientSettings settings;
    settings.verifyPeer = false;
    const EndpointId client = f.open(url.toString(), settings);
    QCOMPARE(f.clients[client].state, LinkState::Connected);
    f.engine->send(client, "from where?"); // a connected socket receives only from this address
    QTRY_COMPARE(f.replies[client], QByteArrayList{"from where?"});
    QTRY_COMPARE(f.peers.size(), 1);
    QCOMPARE(f.peers.begin()->conversation.local, SocketAddress::fromIp(reach, url.port));
}

void tst_Addresses::relayAnswersFromTheAddressItWasReachedAt_data()
{
    QTest::addColumn<Transport>("transport");
    QTest::newRow("udp") << Transport::Udp;
    QTest::newRow("dtls") << Transport::Dtls;
}

void tst_Addresses::relayAnswersFromTheAddressItWasReachedAt()
{
    QFETCH(Transport, transport);
    const QString why = whyAbsent(Capability::SourceChosen, EngineFixture::familyOf(), Transport::Udp);
    if (!why.isEmpty())
        QSKIP(qPrintable(why));
    EngineFixture f;
    RelayStatus relay;
    connect(f.engine.get(), &Engine::relayChanged, this, [&](const RelayStatus &status) { relay = status; });
    const EndpointId server = f.serve(u"udp://127.0.0.1:0"_s);
    RelaySettings settings;
    settings.listen = {transport, u"0.0.0.0"_s, 0};
    settings.target = EndpointUrl::parse(f.urlOf(server)).value();
    f.startRelay(settings);
    QTRY_COMPARE(relay.state, ServerState::Listening);
    ClientSettings unchecked;
    unchecked.verifyPeer = false;
    const EndpointUrl reachable{transport, u"127.0.0.2"_s, relay.bound.port};
    const EndpointId client = f.open(reachable.toString(), unchecked);
    f.engine->send(client, "through");
    QTRY_COMPARE(f.replies[client], QByteArrayList{"through"});
    const auto reached = SocketAddress::fromIp(u"127.0.0.2"_s, relay.bound.port);
    QTRY_VERIFY(std::any_of(f.peers.cbegin(), f.peers.cend(),
                            [&](const PeerStatus &peer) { return peer.conversation.local == reached; }));
}

void tst_Addresses::onePeerAtTwoAddressesIsTwoConversations()
{
    const QString why = whyAbsent(Capability::SourceChosen, EngineFixture::familyOf(), Transport::Udp);
    if (!why.isEmpty())
        QSKIP(qPrintable(why));
    EngineFixture f;
    const EndpointId server = f.serve(u"udp://0.0.0.0:0"_s);
    const quint16 port = f.addressOf(server).port;
    const RawSocket peer = RawSocket::boundTo(u"127.0.0.1"_s, SOCK_DGRAM);
    for (const QString &ip : {u"127.0.0.1"_s, u"127.0.0.2"_s, u"127.0.0.1"_s}) {
        SockAddr to = toSockAddr(SocketAddress::fromIp(ip, port));
        ::sendto(peer.descriptor(), "x", 1, 0, to.get(), to.length);
        SockAddr from;
        char byte = 0;
        QCOMPARE(::recvfrom(peer.descriptor(), &byte, 1, 0, from.get(), &from.length), ssize_t(1));
        QCOMPARE(fromSockAddr(from.storage), SocketAddress::fromIp(ip, port));
    }
    QTRY_COMPARE(f.peers.size(), 2);
}

void tst_Addresses::sentByHandLeavesFromThereToo()
{
    const QString why = whyAbsent(Capability::SourceChosen, EngineFixture::familyOf(), Transport::Udp);
    if (!why.isEmpty())
        QSKIP(qPrintable(why));
    EngineFixture f;
    const EndpointId server = f.serve(u"udp://0.0.0.0:0"_s);
    const EndpointId client = f.open(u"udp://127.0.0.2:%1"_s.arg(f.addressOf(server).port));
    f.engine->send(client, "hello");
    QTRY_COMPARE(f.replies[client].size(), 1);
    f.engine->sendToPeers(server, {}, "news");
    QTRY_COMPARE(f.replies[client].last(), QByteArray("news"));
}

void tst_Addresses::bothFamiliesAreSaid_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("note");
    QTest::addColumn<QStringList>("reached");
    for (const QString &scheme : {u"tcp"_s, u"udp"_s}) {
        QTest::addRow("%s, [::]", qPrintable(scheme))
            << QString(scheme + u"://[::]:0") << u"IPv6 only: the host * listens on both families"_s
            << QStringList{u"::1"_s};
        QTest::addRow("%s, *", qPrintable(scheme))
            << QString(scheme + u"://*:0") << u"IPv6 and IPv4"_s << QStringList{u"::1"_s, u"127.0.0.1"_s};
        QTest::addRow("%s, 0.0.0.0", qPrintable(scheme))
            << QString(scheme + u"://0.0.0.0:0") << QString() << QStringList{u"127.0.0.1"_s};
    }
}

void tst_Addresses::bothFamiliesAreSaid()
{
    QFETCH(QString, url);
    QFETCH(QString, note);
    QFETCH(QStringList, reached);
    EngineFixture f;
    const EndpointId server = f.serve(url);
    QCOMPARE(f.servers[server].state, ServerState::Listening);
    if (EngineFixture::familyOf() == SocketFamily::Qt) // followed by what its classes cannot do
        QVERIFY(f.servers[server].note.startsWith(note));
    else
        QCOMPARE(f.servers[server].note, note);
    const QString told = f.events(EventKind::Listening).first().detail->info;
    QVERIFY2(told.endsWith(note.isEmpty() ? QString::number(f.addressOf(server).port) : note),
             qPrintable(told));
    for (const QString &ip : {u"::1"_s, u"127.0.0.1"_s}) {
        EndpointUrl to = f.servers[server].settings.url;
        to.host = ip;
        to.port = f.addressOf(server).port;
        const EndpointId client = f.open(to.toString());
        f.engine->send(client, "x");
        if (reached.contains(ip))
            QTRY_COMPARE(f.replies[client].size(), 1);
        else
            QTRY_VERIFY(f.clients[client].error.isError());
    }
}

void tst_Addresses::bothFamiliesCollideWithEither_data()
{
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("second");
    for (const QString &other : {u"127.0.0.1"_s, u"0.0.0.0"_s, u"[::1]"_s, u"[::]"_s}) {
        QTest::addRow("* after %s", qPrintable(other)) << other << u"*"_s;
        QTest::addRow("%s after *", qPrintable(other)) << u"*"_s << other;
    }
}

void tst_Addresses::bothFamiliesCollideWithEither()
{
    QFETCH(QString, first);
    QFETCH(QString, second);
    for (const QString &scheme : {u"tcp"_s, u"udp"_s}) {
        EngineFixture f;
        const EndpointId one = f.serve(scheme + u"://"_s + first + u":0"_s);
        QCOMPARE(f.servers[one].state, ServerState::Listening);
        const QString port = QString::number(f.addressOf(one).port);
        const EndpointId other = f.serve(scheme + u"://"_s + second + u':' + port);
        QCOMPARE(f.servers[other].error.code, ErrorCode::PortInUseHere);
    }
}

void tst_Addresses::largestDatagramOverIPv6_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<int>("size");
    QTest::addColumn<bool>("fits");
    QTest::newRow("IPv6, one below") << u"udp://[::1]:0"_s << 65'526 << true;
    QTest::newRow("IPv6, the largest") << u"udp://[::1]:0"_s << 65'527 << true;
    QTest::newRow("IPv6, one above") << u"udp://[::1]:0"_s << 65'528 << false;
    QTest::newRow("IPv4, the largest") << u"udp://127.0.0.1:0"_s << 65'507 << true;
    QTest::newRow("IPv4, one above") << u"udp://127.0.0.1:0"_s << 65'508 << false;
}

void tst_Addresses::largestDatagramOverIPv6()
{
    QFETCH(QString, url);
    QFETCH(int, size);
    QFETCH(bool, fits);
    EngineFixture f;
    const EndpointId server = f.serve(url);
    const EndpointId client = f.open(f.urlOf(server));
    const QByteArray bytes(size, 'd');
    f.engine->send(client, bytes);
    if (fits) {
        QTRY_COMPARE(f.replies[client].size(), 1);
        QCOMPARE(f.replies[client].first(), bytes);
        f.engine->sendToPeers(server, {}, bytes);
        QTRY_COMPARE(f.replies[client].size(), 2);
    } else {
        QTRY_COMPARE(f.failures[client].size(), 1);
        const Error error = f.failures[client].first();
        QCOMPARE(error.code, ErrorCode::DatagramTooLarge);
        QVERIFY(error.why.contains(u"65,507 bytes over IPv4 and 65,527 over IPv6"_s));
        f.engine->send(client, "hello");
        QTRY_COMPARE(f.replies[client].size(), 1);
        f.engine->sendToPeers(server, {}, bytes);
        QTRY_COMPARE(f.failures[server].size(), 1);
    }
}

void tst_Addresses::impossibleAddressesAreNamedBeforeConnecting_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("words");
    for (const QString &scheme : {u"tcp"_s, u"tls"_s, u"udp"_s, u"dtls"_s}) {
        const QByteArray name = scheme.toLatin1();
        QTest::addRow("%s, no zone", name.constData())
            << QString(scheme + u"://[fe80::1]:9") << ErrorCode::AddressNeedsZone << u"needs a zone"_s;
        QTest::addRow("%s, no such zone", name.constData())
            << QString(scheme + u"://[fe80::1%nosuch0]:9") << ErrorCode::NoSuchInterface << u"nosuch0"_s;
        QTest::addRow("%s, no such number", name.constData())
            << QString(scheme + u"://[fe80::1%4711]:9") << ErrorCode::NoSuchInterface << u"4711"_s;
        if (scheme == u"udp"_s)
            continue;
        QTest::addRow("%s, broadcast", name.constData())
            << QString(scheme + u"://255.255.255.255:9") << ErrorCode::GroupAddress << u"many computers"_s;
        QTest::addRow("%s, broadcast of a network", name.constData())
            << QString(scheme + u"://127.255.255.255:9") << ErrorCode::GroupAddress << u"many computers"_s;
        QTest::addRow("%s, group", name.constData())
            << QString(scheme + u"://239.1.2.3:9") << ErrorCode::GroupAddress << u"many computers"_s;
        QTest::addRow("%s, IPv6 group", name.constData())
            << QString(scheme + u"://[ff05::1:3]:9") << ErrorCode::GroupAddress << u"many computers"_s;
    }
}

void tst_Addresses::impossibleAddressesAreNamedBeforeConnecting()
{
    QFETCH(QString, url);
    QFETCH(ErrorCode, code);
    QFETCH(QString, words);
    EngineFixture f;
    const EndpointId client = f.open(url);
    QCOMPARE(f.clients[client].state, LinkState::Failed);
    const Error error = f.clients[client].error;
    QCOMPARE(error.code, code);
    QVERIFY2(error.toString().contains(words), qPrintable(error.toString()));
    QVERIFY(error.what.contains(url));
    QCOMPARE(f.events(EventKind::Connecting).size(), 0);
}

void tst_Addresses::impossibleAddressesAreNotListenedOn_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("broadcast") << u"tcp://255.255.255.255:0"_s << ErrorCode::GroupAddress;
    QTest::newRow("broadcast of a network") << u"tcp://127.255.255.255:0"_s << ErrorCode::GroupAddress;
    QTest::newRow("group") << u"tcp://239.1.2.3:0"_s << ErrorCode::GroupAddress;
    QTest::newRow("TLS, group") << u"tls://239.1.2.3:0"_s << ErrorCode::GroupAddress;
    QTest::newRow("DTLS, group") << u"dtls://239.1.2.3:0"_s << ErrorCode::GroupAddress;
    QTest::newRow("no zone") << u"tcp://[fe80::1]:0"_s << ErrorCode::AddressNeedsZone;
    QTest::newRow("UDP, no zone") << u"udp://[fe80::1]:0"_s << ErrorCode::AddressNeedsZone;
    QTest::newRow("no such zone") << u"tcp://[fe80::1%nosuch0]:0"_s << ErrorCode::NoSuchInterface;
    QTest::newRow("IPv4 as IPv6") << u"tcp://[::ffff:127.0.0.1]:0"_s << ErrorCode::MappedAddress;
    QTest::newRow("UDP, IPv4 as IPv6") << u"udp://[::ffff:127.0.0.1]:0"_s << ErrorCode::MappedAddress;
    QTest::newRow("of another computer") << u"tcp://192.0.2.77:0"_s << ErrorCode::AddressNotLocal;
    QTest::newRow("UDP, of another computer") << u"udp://192.0.2.77:0"_s << ErrorCode::AddressNotLocal;
}

void tst_Addresses::impossibleAddressesAreNotListenedOn()
{
    QFETCH(QString, url);
    EngineFixture f;
    const EndpointId server = f.serve(url);
    QCOMPARE(f.servers[server].state, ServerState::Failed);
    QTEST(f.servers[server].error.code, "code");
    QVERIFY(f.servers[server].error.what.contains(url));
    QCOMPARE(f.events(EventKind::Listening).size(), 0);
}

void tst_Addresses::namedZonesAreKept()
{
    const quint32 loopback = ::if_nametoindex("lo");
    if (loopback == 0)
        QSKIP("there is no interface called lo");
    QHostAddress address(u"fe80::1"_s);
    address.setScopeId(u"lo"_s);
    const SocketAddress kept = fromQt(address, 9);
    QCOMPARE(kept.scopeId, loopback);
    QCOMPARE(kept.toString(), u"[fe80::1%%1]:9"_s.arg(loopback));
    address.setScopeId(u"nosuch0"_s);
    QCOMPARE(fromQt(address, 9).scopeId, 0U);
    QCOMPARE(interfaceIndex(u"lo"_s), loopback);
    QCOMPARE(interfaceIndex(QString::number(loopback)), loopback);
    QCOMPARE(interfaceIndex(u"4711"_s), 0U);
    QCOMPARE(fromQt(QHostAddress(u"::"_s), 9).toString(), u"[::]:9"_s);
    EngineFixture f;
    const EndpointId client = f.open(u"udp://[fe80::1%lo]:9"_s);
    if (f.clients[client].state == LinkState::Connected) // if lo has no route there, the log has the address
        QCOMPARE(f.clients[client].remote, kept);
    else
        QVERIFY(f.clients[client].error.why.contains(kept.toString()));
}

void tst_Addresses::everybodyIsToldFromOne()
{
    const auto at = [](const QString &ip) { return SocketAddress::fromIp(ip, 9); };
    QVERIFY(at(u"224.0.0.0"_s).isMulticast() && at(u"239.255.255.255"_s).isMulticast());
    QVERIFY(!at(u"223.255.255.255"_s).isMulticast() && !at(u"240.0.0.0"_s).isMulticast());
    QVERIFY(at(u"ff02::1"_s).isMulticast() && !at(u"fe80::1"_s).isMulticast());
    QVERIFY(at(u"255.255.255.255"_s).isLimitedBroadcast() && !at(u"255.255.255.254"_s).isLimitedBroadcast());
    QVERIFY(at(u"fe80::1"_s).isLinkLocal() && at(u"febf::1"_s).isLinkLocal());
    QVERIFY(!at(u"fec0::1"_s).isLinkLocal() && !at(u"fe7f::1"_s).isLinkLocal());
    QVERIFY(at(u"ff02::1"_s).isLinkLocal() && at(u"ff01::1"_s).isLinkLocal());
    QVERIFY(!at(u"ff05::1"_s).isLinkLocal() && !at(u"127.0.0.1"_s).isLinkLocal());
    QVERIFY(isBroadcast(at(u"127.255.255.255"_s)) && !isBroadcast(at(u"127.0.0.2"_s)));
    QVERIFY(isAddressOfThisComputer(at(u"127.0.0.2"_s)) && !isAddressOfThisComputer(at(u"192.0.2.77"_s)));
}

QTEST_GUILESS_MAIN(tst_Addresses)
#include "tst_addresses.moc"
