// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/enginefixture.h"
#include "support/privatenetwork.h"
#include "support/rawsocket.h"

#include "net/datagram/replyrule.h"
#include "net/socket/interfaces.h"

#include <QProcess>
#include <QStandardPaths>
#include <net/if.h>
#include <netinet/ip.h>
#include <netinet/udp.h>
#include <sys/resource.h>

using namespace swb;
using namespace Qt::StringLiterals;
using test::EngineFixture;
using test::RawSocket;

/// Groups, broadcast, forged addresses and names with several addresses, in a network that belongs only to
/// this test.
class tst_Groups : public QObject
{
    Q_OBJECT

public:
    explicit tst_Groups(const QString &obstacle)
        : m_obstacle(obstacle)
    { }

private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void serverJoinsItsGroupAndLeavesIt_data();
    void serverJoinsItsGroupAndLeavesIt();
    void withoutAnInterfaceAllThatCanAreJoined();
    void anInterfaceThatDoesNotExistIsNamed();
    void aGroupOfOneLinkNeedsItsInterface();
    void clientHearsEachThatAnswers();
    void clientSendsWithItsTtl_data();
    void clientSendsWithItsTtl();
    void withoutLoopNobodyHereReceivesIt();
    void broadcastIsAnswered();
    void pythonAnswersAGroup();
    void socatIsAnsweredInAGroup();
    void tcpTriesTheNextAddressOfAName();
    void udpTriesTheNextAddressOfAName();
    void udpStaysWithAnAddressThatHasAnswered();
    void forgedDatagramStartsNoEcho_data();
    void forgedDatagramStartsNoEcho();
    void forgedDatagramStartsNoEchoThroughARelay();
    void everybodyIsNotAnswered_data();
    void everybodyIsNotAnswered();
    void descriptorsThatRunOutAreNamed_data();
    void descriptorsThatRunOutAreNamed();
    void portsThatRunOutAreNamed_data();
    void portsThatRunOutAreNamed();

private:
    const QString m_obstacle;
};

namespace {

const QString group = u"239.1.2.3"_s;

/// A program that is a member of the group on this interface.
RawSocket memberOn(const char *interface)
{
    RawSocket member(SocketAddress::Family::IPv4, SOCK_DGRAM);
    const int on = 1;
    ::setsockopt(member.descriptor(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    ::setsockopt(member.descriptor(), IPPROTO_IP, IP_RECVTTL, &on, sizeof on);
    SockAddr at = toSockAddr(SocketAddress::fromIp(group, 0));
    ::bind(member.descriptor(), at.get(), at.length);
    ip_mreqn request{};
    request.imr_multiaddr = reinterpret_cast<const sockaddr_in *>(&at.storage)->sin_addr;
    request.imr_ifindex = int(::if_nametoindex(interface));
    ::setsockopt(member.descriptor(), IPPROTO_IP, IP_ADD_MEMBERSHIP, &request, sizeof request);
    return member;
}

struct Received
{
    QByteArray bytes;
    SocketAddress from;
    int ttl = -1;
};

Received receiveFrom(const RawSocket &socket)
{
    Received result;
    result.bytes.resize(65'536);
    sockaddr_storage from{};
    iovec content{result.bytes.data(), size_t(result.bytes.size())};
    alignas(cmsghdr) char control[64];
    msghdr message{};
    message.msg_name = &from;
    message.msg_namelen = sizeof from;
    message.msg_iov = &content;
    message.msg_iovlen = 1;
    message.msg_control = control;
    message.msg_controllen = sizeof control;
    const ssize_t got = ::recvmsg(socket.descriptor(), &message, 0);
    if (got < 0)
        test::hasWaitedInVain = true;
    result.bytes.resize(qMax(ssize_t(0), got));
    result.from = fromSockAddr(from);
    for (cmsghdr *part = CMSG_FIRSTHDR(&message); part; part = CMSG_NXTHDR(&message, part)) {
        if (part->cmsg_level == IPPROTO_IP && part->cmsg_type == IP_TTL)
            std::memcpy(&result.ttl, CMSG_DATA(part), sizeof result.ttl);
    }
    return result;
}

void sendTo(const RawSocket &socket, const QByteArray &bytes, const SocketAddress &to)
{
    SockAddr address = toSockAddr(to);
    ::sendto(socket.descriptor(), bytes.constData(), size_t(bytes.size()), 0, address.get(), address.length);
}

bool isMember(const QByteArray &table, const QByteArray &address)
{
    QFile file(QString::fromLatin1(table));
    return file.open(QIODevice::ReadOnly) && file.readAll().toLower().contains(address);
}

QStringList textsOf(EngineFixture &f, EventKind kind)
{
    QStringList texts;
    for (const Event &event : f.events(kind))
        texts << (event.detail ? event.detail->info : QString());
    return texts;
}

/// One datagram with a forged sender address; a raw socket writes its own headers (raw(7)).
void sendForged(const SocketAddress &from, const SocketAddress &to, const QByteArray &payload)
{
    const RawSocket raw(::socket(AF_INET, SOCK_RAW | SOCK_CLOEXEC, IPPROTO_RAW));
    iphdr ip{};
    ip.version = 4;
    ip.ihl = 5;
    ip.ttl = 64;
    ip.protocol = IPPROTO_UDP;
    std::memcpy(&ip.saddr, from.bytes.data(), 4);
    std::memcpy(&ip.daddr, to.bytes.data(), 4);
    udphdr udp{};
    udp.source = htons(from.port);
    udp.dest = htons(to.port);
    udp.len = htons(quint16(sizeof udp + size_t(payload.size())));
    const QByteArray packet = QByteArray(reinterpret_cast<const char *>(&ip), sizeof ip)
        + QByteArray(reinterpret_cast<const char *>(&udp), sizeof udp) + payload;
    sendTo(raw, packet, to);
}

} // namespace

void tst_Groups::initTestCase()
{
    if (!m_obstacle.isEmpty())
        QSKIP(qPrintable(m_obstacle));
}

void tst_Groups::serverJoinsItsGroupAndLeavesIt_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("interface");
    QTest::addColumn<QByteArray>("table");
    QTest::addColumn<QByteArray>("row");
    QTest::newRow("IPv4") << group << u"lo"_s << QByteArray("/proc/net/igmp") << QByteArray("030201ef");
    const QByteArray table6 = "/proc/net/igmp6"; // lo loops nothing back for IPv6's groups
    QTest::newRow("IPv6") << u"[ff05::1:3]"_s << u"v0"_s << table6
                          << QByteArray("ff050000000000000000000000010003");
    QTest::newRow("IPv6, one link, interface")
        << u"[ff02::1:4]"_s << u"v0"_s << table6 << QByteArray("ff020000000000000000000000010004");
    QTest::newRow("IPv6, one link, zone")
        << u"[ff02::1:5%v0]"_s << QString() << table6 << QByteArray("ff020000000000000000000000010005");
    QTest::newRow("IPv6, one link, everywhere")
        << u"[ff02::1:6]"_s << QString() << table6 << QByteArray("ff020000000000000000000000010006");
}

void tst_Groups::serverJoinsItsGroupAndLeavesIt()
{
    QFETCH(QString, host);
    QFETCH(QString, interface);
    QFETCH(QByteArray, table);
    QFETCH(QByteArray, row);
    const bool isIPv6 = host.startsWith(u'[');
    EngineFixture f;
    ServerSettings settings;
    settings.groupInterface = interface;
    const EndpointId server = f.serve(u"udp://%1:0"_s.arg(host), settings);
    QVERIFY2(f.servers[server].state == ServerState::Listening,
             qPrintable(f.servers[server].error.toString()));
    const QString joinedOn = f.servers[server].note.section(u"joined the group on "_s, 1).section(u';', 0, 0);
    const QString asked = isIPv6 ? u"v0"_s : u"lo"_s;
    const bool isAsked = !interface.isEmpty() || host.contains(u'%');
    QVERIFY2(isAsked ? joinedOn == asked : joinedOn.contains(asked), qPrintable(f.servers[server].note));
    QVERIFY(isMember(table, row));

    ClientSettings client;
    client.groupInterface = asked;
    const EndpointId asking = f.open(f.urlOf(server), client);
    f.engine->send(asking, "to all");
    QTRY_COMPARE(f.replies[asking], QByteArrayList{"to all"});
    const EndpointId straight
        = f.open(u"udp://%1:%2"_s.arg(isIPv6 ? u"[::1]"_s : u"127.0.0.1"_s).arg(f.addressOf(server).port));
    f.engine->send(straight, "to this computer alone");
    f.engine->send(asking, "again");
    QTRY_COMPARE(f.replies[asking].size(), 2);
    QCOMPARE(f.replies[straight].size(), 0); // it listens to the group and not to its computer's own address

    f.engine->stopServer(server);
    QTRY_COMPARE(f.servers[server].state, ServerState::Stopped);
    QVERIFY(!isMember(table, row));
    QCOMPARE(textsOf(f, EventKind::Note).filter(u"left the group on "_s).size(), 1);
}

void tst_Groups::withoutAnInterfaceAllThatCanAreJoined()
{
    EngineFixture f;
    const EndpointId server = f.serve(u"udp://239.1.2.3:0"_s);
    QStringList names;
    for (const GroupInterface &interface : groupInterfaces())
        names << interface.name;
    QVERIFY(names.contains(u"lo"_s) && names.contains(u"v0"_s) && names.contains(u"v1"_s));
    if (EngineFixture::familyOf() == SocketFamily::Qt)
        names.removeAll(u"v1"_s); // QUdpSocket joins by an interface's address, and v1 has none
    QVERIFY(f.servers[server].note.contains(u"joined the group on %1"_s.arg(names.join(u", "_s))));
}

void tst_Groups::anInterfaceThatDoesNotExistIsNamed()
{
    EngineFixture f;
    ServerSettings settings;
    settings.groupInterface = u"nosuch0"_s;
    const EndpointId server = f.serve(u"udp://239.1.2.3:0"_s, settings);
    QCOMPARE(f.servers[server].error.code, ErrorCode::NoSuchInterface);
    QVERIFY(f.servers[server].error.why.contains(u"nosuch0"_s));
    ClientSettings client;
    client.groupInterface = u"nosuch0"_s;
    QCOMPARE(f.clients[f.open(u"udp://239.1.2.3:9"_s, client)].error.code, ErrorCode::NoSuchInterface);
}

void tst_Groups::aGroupOfOneLinkNeedsItsInterface()
{
    EngineFixture f;
    QCOMPARE(f.clients[f.open(u"udp://[ff02::1:3]:9"_s)].error.code, ErrorCode::AddressNeedsZone);
    QCOMPARE(f.clients[f.open(u"udp://[ff02::1:3%v0]:9"_s)].state, LinkState::Connected);
}

void tst_Groups::clientHearsEachThatAnswers()
{
    const RawSocket first = RawSocket::boundTo(u"127.0.0.1"_s, SOCK_DGRAM);
    const RawSocket second = RawSocket::boundTo(u"127.0.0.2"_s, SOCK_DGRAM);
    const RawSocket member = memberOn("lo");
    EngineFixture f;
    const EndpointId client = f.open(u"udp://239.1.2.3:%1"_s.arg(member.local().port));
    f.engine->send(client, "who is there?");
    const Received asked = receiveFrom(member);
    QCOMPARE(asked.bytes, QByteArray("who is there?"));
    QCOMPARE(asked.from.port, f.clients[client].local.port);
    sendTo(first, "I am", asked.from);
    QTRY_COMPARE(f.repliesOf(client), QByteArray("I am"));
    sendTo(second, "me too", asked.from);
    sendTo(first, "still", asked.from);
    QTRY_COMPARE(f.replies[client].size(), 3);
    const QStringList told = textsOf(f, EventKind::Note).filter(u" answers, "_s);
    QCOMPARE(told,
             (QStringList{u"%1 answers, peer number 1"_s.arg(first.local().toString()),
                          u"%1 answers, peer number 2"_s.arg(second.local().toString())}));
    const Event last = f.events(EventKind::Data).last();
    QCOMPARE(f.engine->log().conversation(last.conversation).remote, first.local());
    f.engine->disconnectClient(client);
    QTRY_COMPARE(textsOf(f, EventKind::Closed).filter(u"2 peers had answered"_s).size(), 1);
}

void tst_Groups::clientSendsWithItsTtl_data()
{
    QTest::addColumn<int>("ttl");
    for (const int ttl : {-1, 0, 1, 254, 255})
        QTest::addRow("%d", ttl) << ttl;
}

void tst_Groups::clientSendsWithItsTtl()
{
    QFETCH(int, ttl);
    const RawSocket member = memberOn("lo");
    EngineFixture f;
    ClientSettings settings;
    settings.groupTtl = ttl < 0 ? settings.groupTtl : ttl;
    const EndpointId client = f.open(u"udp://239.1.2.3:%1"_s.arg(member.local().port), settings);
    f.engine->send(client, "x");
    QCOMPARE(receiveFrom(member).ttl, ttl < 0 ? 1 : ttl);
}

void tst_Groups::withoutLoopNobodyHereReceivesIt()
{
    const RawSocket member = memberOn("v0"); // lo loops everything back, whatever is requested
    EngineFixture f;
    const QString url = u"udp://239.1.2.3:%1"_s.arg(member.local().port);
    ClientSettings settings;
    settings.groupInterface = u"v0"_s;
    settings.groupLoop = false;
    f.engine->send(f.open(url, settings), "not here");
    QTRY_COMPARE(f.events(EventKind::Data).size(), 1);
    settings.groupLoop = true;
    f.engine->send(f.open(url, settings), "here");
    QCOMPARE(receiveFrom(member).bytes, QByteArray("here"));
}

void tst_Groups::broadcastIsAnswered()
{
    const RawSocket everybody = RawSocket::boundTo(u"0.0.0.0"_s, SOCK_DGRAM);
    QVERIFY(isBroadcast(SocketAddress::fromIp(u"192.0.2.255"_s, 9)));
    QVERIFY(!isBroadcast(SocketAddress::fromIp(u"192.0.2.1"_s, 9)));
    EngineFixture f;
    const EndpointId client = f.open(u"udp://192.0.2.255:%1"_s.arg(everybody.local().port));
    f.engine->send(client, "all of you");
    const Received asked = receiveFrom(everybody);
    QCOMPARE(asked.bytes, QByteArray("all of you"));
    QCOMPARE(asked.from.ip(), u"192.0.2.1"_s);
    QCOMPARE(f.clients[client].local, asked.from);
    sendTo(everybody, "yes", asked.from);
    QTRY_COMPARE(f.repliesOf(client), QByteArray("yes"));
    QCOMPARE(textsOf(f, EventKind::Note).filter(u"192.0.2.1:"_s).filter(u" answers, "_s).size(), 1);
}

void tst_Groups::pythonAnswersAGroup()
{
    const QString python = QStandardPaths::findExecutable(u"python3"_s);
    if (python.isEmpty())
        QSKIP("python3 is not installed");
    QProcess member;
    member.start(python, {u"-c"_s, uR"(
import socket, struct
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('', 0))
s.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP,
             struct.pack('4s4s', socket.inet_aton('239.1.2.3'), socket.inet_aton('127.0.0.1')))
print(s.getsockname()[1], flush=True)
data, peer = s.recvfrom(2048)
s.sendto(data.upper(), peer)
)"_s});
    QTRY_VERIFY(member.canReadLine());
    EngineFixture f;
    const EndpointId client = f.open(u"udp://239.1.2.3:%1"_s.arg(member.readLine().trimmed().toInt()));
    f.engine->send(client, "hello python");
    QTRY_COMPARE(f.repliesOf(client), QByteArray("HELLO PYTHON"));
    QTRY_COMPARE(member.state(), QProcess::NotRunning);
}

void tst_Groups::socatIsAnsweredInAGroup()
{
    const QString socat = QStandardPaths::findExecutable(u"socat"_s);
    if (socat.isEmpty())
        QSKIP("socat is not installed");
    EngineFixture f;
    const EndpointId server = f.serve(u"udp://239.1.2.3:0"_s);
    QProcess client; // UDP4-DATAGRAM accepts answers from addresses that it has not sent to
    client.start(socat, {u"-t2"_s, u"-"_s, u"UDP4-DATAGRAM:239.1.2.3:%1"_s.arg(f.addressOf(server).port)});
    client.write("hello group");
    QTRY_COMPARE(client.bytesAvailable(), qint64(11));
    QCOMPARE(client.readAll(), QByteArray("hello group"));
    client.closeWriteChannel();
    QTRY_COMPARE(client.state(), QProcess::NotRunning);
}

void tst_Groups::tcpTriesTheNextAddressOfAName()
{
    EngineFixture f;
    const EndpointId server = f.serve(u"tcp://[::1]:0"_s);
    const EndpointId client = f.open(u"tcp://both.test:%1"_s.arg(f.addressOf(server).port));
    QCOMPARE(f.clients[client].state, LinkState::Connected);
    QCOMPARE(f.clients[client].remote.ip(), u"::1"_s);
    QVERIFY(f.hasError(ErrorCode::ConnectionRefused)); // from 127.0.0.1, reported and not hidden
    f.engine->send(client, "hello");
    QTRY_COMPARE(f.repliesOf(client), QByteArray("hello"));
}

void tst_Groups::udpTriesTheNextAddressOfAName()
{
    EngineFixture f;
    const EndpointId server = f.serve(u"udp://[::1]:0"_s);
    const EndpointId client = f.open(u"udp://both.test:%1"_s.arg(f.addressOf(server).port));
    f.engine->send(client, "one");
    f.engine->send(client, "two");
    QTRY_COMPARE(f.replies[client].size(), 2);
    QCOMPARE(f.replies[client], (QByteArrayList{"one", "two"}));
    QCOMPARE(f.clients[client].remote.ip(), u"::1"_s);
    QVERIFY(!f.clients[client].error.isError());
    QCOMPARE(f.states[client].count(LinkState::Failed), 0);
    QVERIFY(f.hasError(ErrorCode::NobodyListening)); // from 127.0.0.1, reported and not hidden
    bool said = false;
    for (const Event &event : f.events(EventKind::Error))
        said |= event.detail->info.contains(u"the next address of the name is tried, [::1]:"_s);
    QVERIFY(said);
}

void tst_Groups::udpStaysWithAnAddressThatHasAnswered()
{
    EngineFixture f;
    const EndpointId server = f.serve(u"udp://127.0.0.1:0"_s);
    const EndpointId client = f.open(u"udp://both.test:%1"_s.arg(f.addressOf(server).port));
    f.engine->send(client, "one");
    QTRY_COMPARE(f.replies[client].size(), 1);
    f.engine->stopServer(server);
    QTRY_COMPARE(f.servers[server].state, ServerState::Stopped);
    f.engine->send(client, "two");
    QTRY_COMPARE(f.clients[client].error.code, ErrorCode::NobodyListening);
    QCOMPARE(f.clients[client].remote.ip(), u"127.0.0.1"_s);
}

void tst_Groups::forgedDatagramStartsNoEcho_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("forgedHost");
    QTest::newRow("two servers") << u"127.0.0.1"_s << u"127.0.0.1"_s;
    QTest::newRow("on every address") << u"0.0.0.0"_s << u"127.0.0.3"_s;
    QTest::newRow("on every address of both families") << u"*"_s << u"127.0.0.3"_s;
}

void tst_Groups::forgedDatagramStartsNoEcho()
{
    QFETCH(QString, host);
    QFETCH(QString, forgedHost);
    EngineFixture f;
    const EndpointId first = f.serve(u"udp://%1:0"_s.arg(host));
    const EndpointId second = f.serve(u"udp://%1:0"_s.arg(host));
    const auto at = [&](const QString &ip, EndpointId server) {
        return SocketAddress::fromIp(ip, f.addressOf(server).port);
    };
    sendForged(at(forgedHost, second), at(u"127.0.0.1"_s, first), "echo me");
    QTRY_VERIFY(f.hasError(ErrorCode::ReplyWithheld));
    sendForged(SocketAddress::fromIp(forgedHost, 0), at(u"127.0.0.1"_s, first), "nobody's port");
    QTRY_COMPARE(f.events(EventKind::Dropped).size(), 2);
    sendForged(at(forgedHost, first), at(u"127.0.0.1"_s, first), "to itself");
    QTRY_COMPARE(f.events(EventKind::Dropped).size(), 3);
    QCOMPARE(f.events(EventKind::Data).size(), 3); // each arrived, and nothing was sent
    const EndpointId client = f.open(u"udp://127.0.0.1:%1"_s.arg(f.addressOf(first).port));
    f.engine->send(client, "an honest one");
    QTRY_COMPARE(f.repliesOf(client), QByteArray("an honest one"));
    // the listener is gone, and with it the objection to answering its address
    const SocketAddress past = at(forgedHost, second);
    f.engine->stopServer(second);
    QTRY_COMPARE(f.servers[second].state, ServerState::Stopped);
    sendForged(past, at(u"127.0.0.1"_s, first), "echo me");
    QTRY_COMPARE(f.events(EventKind::Data).size(), 9);
}

void tst_Groups::forgedDatagramStartsNoEchoThroughARelay()
{
    RelayStatus relay; // outlives the object that reports it
    EngineFixture f;
    connect(f.engine.get(), &Engine::relayChanged, this, [&](const RelayStatus &status) { relay = status; });
    const EndpointId server = f.serve(u"udp://127.0.0.1:0"_s);
    const EndpointId victim = f.serve(u"udp://127.0.0.1:0"_s);
    RelaySettings settings;
    settings.listen = EndpointUrl::parse(u"udp://127.0.0.1:0"_s).value();
    settings.target = EndpointUrl::parse(f.urlOf(server)).value();
    [[maybe_unused]] const EndpointId id = f.startRelay(settings);
    QTRY_COMPARE(relay.state, ServerState::Listening);
    sendForged(f.addressOf(victim), relay.bound, "echo me");
    QTRY_VERIFY(f.hasError(ErrorCode::ReplyWithheld));
    for (const Event &event : f.events(EventKind::Data))
        QVERIFY(event.endpoint != victim);
}

/// The system accepts no datagram that claims to come from them, or not everywhere.
void tst_Groups::everybodyIsNotAnswered_data()
{
    QTest::addColumn<QString>("ip");
    QTest::addColumn<quint16>("port");
    QTest::addColumn<bool>("answered");
    QTest::newRow("somebody") << u"127.0.0.9"_s << quint16(9) << true;
    QTest::newRow("a group") << group << quint16(9) << false;
    QTest::newRow("a group of IPv6") << u"ff02::1:3"_s << quint16(9) << false;
    QTest::newRow("all") << u"255.255.255.255"_s << quint16(9) << false;
    QTest::newRow("nobody's port") << u"127.0.0.9"_s << quint16(0) << false;
}

void tst_Groups::everybodyIsNotAnswered()
{
    QFETCH(QString, ip);
    QFETCH(quint16, port);
    QFETCH(bool, answered);
    QCOMPARE(ReplyRule().reason(SocketAddress::fromIp(ip, port)).isEmpty(), answered);
}

void tst_Groups::descriptorsThatRunOutAreNamed_data()
{
    QTest::addColumn<QString>("scheme");
    for (const QString &scheme : {u"tcp"_s, u"udp"_s})
        QTest::newRow(qPrintable(scheme)) << scheme;
}

void tst_Groups::descriptorsThatRunOutAreNamed()
{
    QFETCH(QString, scheme);
    if (!isBuilt(SocketFamily::Native))
        QSKIP("Qt's own event loop ends the program where it cannot have a pipe.");
    EngineFixture f;
    rlimit before{};
    ::getrlimit(RLIMIT_NOFILE, &before);
    const rlimit none{1, before.rlim_max}; // open ones stay open
    ::setrlimit(RLIMIT_NOFILE, &none);
    const EndpointId client = f.open(scheme + u"://127.0.0.1:9"_s);
    const EndpointId server = f.serve(scheme + u"://127.0.0.1:0"_s);
    const EndpointId groupClient = f.open(u"udp://239.1.2.3:9"_s);
    ::setrlimit(RLIMIT_NOFILE, &before);
    for (const Error &error :
         {f.clients[client].error, f.servers[server].error, f.clients[groupClient].error}) {
        QCOMPARE(error.code, ErrorCode::TooManyOpenFiles);
        QVERIFY(error.systemNames.contains(u"EMFILE"_s));
    }
}

void tst_Groups::portsThatRunOutAreNamed_data()
{
    QTest::addColumn<QString>("scheme");
    QTest::addColumn<QString>("systemName");
    QTest::newRow("TCP") << u"tcp"_s << u"EADDRNOTAVAIL"_s;
    QTest::newRow("UDP") << u"udp"_s << u"EAGAIN"_s;
}

void tst_Groups::portsThatRunOutAreNamed()
{
    QFETCH(QString, scheme);
    QFETCH(QString, systemName);
    if (scheme == u"tcp"_s && EngineFixture::familyOf() == SocketFamily::Qt)
        QSKIP("QTcpSocket keeps to itself why it got no port");
    const QString range = u"/proc/sys/net/ipv4/ip_local_port_range"_s;
    RawSocket listener = RawSocket::boundTo(u"127.0.0.1"_s, SOCK_STREAM);
    listener.listen();
    const RawSocket peer = RawSocket::boundTo(u"127.0.0.1"_s, SOCK_DGRAM);
    const QString url = u"%1://%2"_s.arg(
        scheme, scheme == u"tcp"_s ? listener.local().toString() : peer.local().toString());
    if (!test::writeFile(range, "50000 50001"))
        QSKIP("the range of ports cannot be narrowed here");
    EngineFixture f;
    QCOMPARE(f.clients[f.open(url)].state, LinkState::Connected);
    QCOMPARE(f.clients[f.open(url)].state, LinkState::Connected);
    const EndpointId third = f.open(url);
    test::writeFile(range, "32768 60999");
    QCOMPARE(f.clients[third].state, LinkState::Failed);
    const Error error = f.clients[third].error;
    QCOMPARE(error.code, ErrorCode::NoLocalPort);
    QCOMPARE(error.systemNames.first(), systemName);
    QVERIFY(!error.toString().contains(u"no explanation"_s));
}

int main(int argc, char *argv[])
{
    const QString obstacle = test::enterPrivateNetwork(); // before anything starts a thread
    QCoreApplication app(argc, argv);
    tst_Groups test(obstacle);
    return QTest::qExec(&test, argc, argv);
}
#include "tst_groups.moc"
