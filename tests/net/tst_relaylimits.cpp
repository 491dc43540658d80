// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/socket/hops.h"
#include "support/fewdescriptors.h"
#include "support/relayed.h"

#include <netinet/in.h>
#include <thread>

using namespace swb;
using namespace std::chrono_literals;
using test::Echoing;
using test::NoDescriptors;
using test::RawSocket;
using test::Relayed;
using test::with;

namespace {

/// What is waiting at a socket.
QByteArrayList waiting(const RawSocket &socket)
{
    QByteArrayList all;
    QByteArray bytes(2048, '\0');
    for (;;) {
        const ssize_t size = ::recv(socket.descriptor(), bytes.data(), size_t(bytes.size()), MSG_DONTWAIT);
        if (size < 0)
            return all;
        all.append(bytes.first(size));
    }
}

/// A port of this address that was free a moment ago.
quint16 freePort(const QString &ip, int type)
{
    return RawSocket::boundTo(ip, type).local().port;
}

EndpointUrl at(int type, const QString &host, quint16 port)
{
    return {type == SOCK_DGRAM ? Transport::Udp : Transport::Tcp, host, port};
}

/// A client whose segments and datagrams arrive with this many hops left.
RawSocket clientWithHops(const SocketAddress &to, int type, int hops)
{
    RawSocket client(to.family, type);
    ::setsockopt(client.descriptor(), IPPROTO_IP, IP_TTL, &hops, sizeof hops);
    SockAddr address = toSockAddr(to);
    ::connect(client.descriptor(), address.get(), address.length);
    return client;
}

/// How many hops the next datagram has left, on a socket for which askForReceivedHops() was called.
std::optional<int> hopsOfTheNext(const RawSocket &socket)
{
    char byte = 0;
    iovec bytes{&byte, sizeof byte};
    alignas(cmsghdr) char control[CMSG_SPACE(sizeof(int))];
    msghdr message{};
    message.msg_iov = &bytes;
    message.msg_iovlen = 1;
    message.msg_control = control;
    message.msg_controllen = sizeof control;
    if (::recvmsg(socket.descriptor(), &message, 0) < 0)
        return {};
    const cmsghdr *const told = CMSG_FIRSTHDR(&message);
    if (!told || told->cmsg_level != IPPROTO_IP || told->cmsg_type != IP_TTL)
        return {};
    int hops = 0;
    std::memcpy(&hops, CMSG_DATA(told), sizeof hops);
    return hops;
}

} // namespace

class TstRelayLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void noClientGetsTheAnswerOfAnother_data()
    {
        QTest::addColumn<int>("limit");
        QTest::addColumn<int>("clients");
        QTest::newRow("one below the limit") << 3 << 2;
        QTest::newRow("at the limit") << 3 << 3;
        QTest::newRow("one above the limit") << 3 << 4;
        QTest::newRow("one place for three") << 1 << 3;
        QTest::newRow("two places for a hundred") << 2 << 100;
        QTest::newRow("two places for three") << 2 << 3;
    }
    void noClientGetsTheAnswerOfAnother()
    {
        QFETCH(int, limit);
        QFETCH(int, clients);
        Relayed f;
        RelaySettings settings;
        settings.maxClients = limit;
        f.relay(settings);
        const Echoing server(f.target);
        std::vector<RawSocket> all;
        for (int i = 0; i < clients; ++i)
            all.push_back(f.client());
        int own = 0;
        int foreign = 0;
        const auto beginning
            = [](int i) -> QByteArray { return "client " + QByteArray::number(i) + " in round "; };
        const auto gather = [&] {
            for (int i = 0; i < clients; ++i) {
                for (const QByteArray &answer : waiting(all[size_t(i)])) // perhaps to an earlier round
                    ++(answer.startsWith(beginning(i)) ? own : foreign);
            }
            return own;
        };
        for (int round = 0; round < 20; ++round) {
            for (int i = 0; i < clients; ++i) // all at once, so that they arrive in one batch
                all[size_t(i)].send(beginning(i) + QByteArray::number(round));
            RawSocket last = f.client(); // once it has its answer, every other answer has arrived or is in
                                         // flight
            last.send("last");
            QCOMPARE(last.receive(), QByteArray("last"));
            gather();
        }
        if (clients < limit) // the last one gets its own place
            QTRY_COMPARE(gather(), clients * 20);
        QCOMPARE(foreign, 0);
        QVERIFY(own > 0 || clients > limit);
    }

    void streamsBeyondTheLimitAreTurnedAway()
    {
        Relayed f(SOCK_STREAM);
        RelaySettings settings;
        settings.maxClients = 2;
        f.relay(settings);
        RawSocket first = f.client();
        RawSocket second = f.client();
        RawSocket firstPeer = f.target.accept();
        RawSocket secondPeer = f.target.accept();
        RawSocket third = f.client();
        QVERIFY(third.receive().isEmpty());
        QTRY_VERIFY(f.hasError(ErrorCode::ConnectionLimit));
        first.close();
        QVERIFY(firstPeer.receive().isEmpty());
        firstPeer.close();
        QTRY_COMPARE(f.events(EventKind::Closed).size(), 2);
        RawSocket fourth = f.client();
        fourth.send("x");
        QCOMPARE(f.target.accept().receive(), QByteArray("x"));
    }

    void relayToItselfIsRefused_data()
    {
        QTest::addColumn<int>("type");
        QTest::addColumn<QString>("listen");
        QTest::addColumn<QString>("target");
        const QString ipv4 = QStringLiteral("127.0.0.1");
        const QString ipv6 = QStringLiteral("::1");
        for (const int type : {SOCK_STREAM, SOCK_DGRAM}) {
            const auto row = [&](const char *name, const QString &listen, const QString &target) {
                QTest::addRow("%s, %s", type == SOCK_STREAM ? "tcp" : "udp", name)
                    << type << listen << target;
            };
            row("the same address", ipv4, ipv4);
            row("by name", ipv4, QStringLiteral("localhost"));
            row("the target is any address", ipv4, QStringLiteral("0.0.0.0"));
            row("it listens on all addresses", QStringLiteral("0.0.0.0"), ipv4);
            row("another loopback address", QStringLiteral("0.0.0.0"), QStringLiteral("127.9.9.9"));
            row("all addresses on both sides", QStringLiteral("0.0.0.0"), QStringLiteral("0.0.0.0"));
            row("all addresses, by name", QStringLiteral("0.0.0.0"), QStringLiteral("localhost"));
            row("IPv4 in IPv6's clothes", ipv4, QStringLiteral("::ffff:127.0.0.1"));
            row("the same IPv6 address", ipv6, ipv6);
            row("all IPv6 addresses", QStringLiteral("::"), ipv6);
            row("the target is any IPv6 address", ipv6, QStringLiteral("::"));
        }
    }
    void relayToItselfIsRefused()
    {
        QFETCH(int, type);
        QFETCH(QString, listen);
        QFETCH(QString, target);
        const quint16 port = freePort(listen, type);
        Relayed f(type);
        RelaySettings settings;
        settings.listen = at(type, listen, port);
        settings.target = at(type, target, port);
        bool portIsFree = false; // as soon as it is reported, before the engine releases the relay
        connect(f.engine.get(), &Engine::relayChanged, &f,
                [&] { portIsFree = RawSocket::boundTo(listen, type, port).isOpen(); });
        f.startRelay(settings);
        QTRY_COMPARE(f.status.state, ServerState::Failed);
        QCOMPARE(f.status.error.code, ErrorCode::RelayToItself);
        QVERIFY(portIsFree);
    }

    void samePortOfAnotherAddressIsAnotherTarget()
    {
        Relayed f(SOCK_STREAM);
        RelaySettings settings;
        settings.listen = at(SOCK_STREAM, QStringLiteral("127.0.0.2"), f.target.local().port);
        settings.target = at(SOCK_STREAM, QStringLiteral("127.0.0.1"), f.target.local().port);
        f.startRelay(settings);
        QTRY_COMPARE(f.status.state, ServerState::Listening);
    }

    void circleOfRelaysIsRefused_data()
    {
        QTest::addColumn<int>("type");
        QTest::addColumn<int>("relays");
        for (const int relays : {2, 3}) {
            QTest::addRow("tcp, %d relays", relays) << int(SOCK_STREAM) << relays;
            QTest::addRow("udp, %d relays", relays) << int(SOCK_DGRAM) << relays;
        }
    }
    void circleOfRelaysIsRefused()
    {
        QFETCH(int, type);
        QFETCH(int, relays);
        const QString host = QStringLiteral("127.0.0.1");
        QList<quint16> ports;
        {
            std::vector<RawSocket> open; // all open at once, so that each has another port
            for (int i = 0; i < relays; ++i) {
                open.push_back(RawSocket::boundTo(host, type));
                ports.append(open.back().local().port);
            }
        }
        Relayed f(type);
        for (int i = 0; i < relays; ++i) {
            RelaySettings settings;
            settings.listen = at(type, host, ports[i]);
            settings.target = at(type, host, ports[(i + 1) % relays]);
            f.status = {};
            f.startRelay(settings);
            const bool closesTheCircle = i == relays - 1;
            QTRY_COMPARE(f.status.state, closesTheCircle ? ServerState::Failed : ServerState::Listening);
            QCOMPARE(f.status.error.code, closesTheCircle ? ErrorCode::RelayToItself : ErrorCode::None);
        }
    }

    void eachStreamRelayTakesOneHop_data()
    {
        QTest::addColumn<int>("hops");
        QTest::newRow("none is left behind the relay") << 1;
        QTest::newRow("one is left") << 2;
        QTest::newRow("as usual") << 64;
        QTest::newRow("as many as there may be") << 255;
    }
    void eachStreamRelayTakesOneHop()
    {
        QFETCH(int, hops);
        Relayed f(SOCK_STREAM);
        const int on = 1;
        ::setsockopt(f.target.descriptor(), IPPROTO_IP, IP_RECVTTL, &on, sizeof on);
        f.relay();
        RawSocket client = clientWithHops(f.status.bound, SOCK_STREAM, hops);
        if (hops == 1) {
            QVERIFY(client.receive().isEmpty());
            QCOMPARE(client.lastError(), ECONNRESET);
            QTRY_VERIFY(f.hasError(ErrorCode::RelayChain));
            return;
        }
        client.send("x");
        RawSocket peer = f.target.accept();
        QCOMPARE(peer.receive(), QByteArray("x"));
        QCOMPARE(receivedHopsOf(peer.descriptor()), std::optional(hops - 1));
    }

    void eachDatagramRelayTakesOneHop_data() { eachStreamRelayTakesOneHop_data(); }
    void eachDatagramRelayTakesOneHop()
    {
        QFETCH(int, hops);
        Relayed f;
        askForReceivedHops(f.target.descriptor());
        f.relay();
        clientWithHops(f.status.bound, SOCK_DGRAM, hops).send("x");
        if (hops == 1) {
            QTRY_VERIFY(f.hasError(ErrorCode::RelayChain));
            QTRY_COMPARE(f.status.counters->toServer.droppedInAll(), 1U);
            return;
        }
        QCOMPARE(hopsOfTheNext(f.target), std::optional(hops - 1));
    }

    void noTtlMakesUpForTheHopThatARelayTakes_data()
    {
        QTest::addColumn<int>("ttl");
        QTest::addColumn<int>("left");
        QTest::newRow("fewer than are left") << 8 << 8;
        QTest::newRow("as many") << 9 << 9;
        QTest::newRow("one more") << 10 << 9;
        QTest::newRow("as many as there may be") << 255 << 9;
    }
    void noTtlMakesUpForTheHopThatARelayTakes()
    {
        QFETCH(int, ttl);
        QFETCH(int, left);
        RelaySettings settings;
        settings.options.ttl = ttl;
        Relayed streams(SOCK_STREAM);
        askForReceivedHops(streams.target.descriptor());
        streams.relay(settings);
        clientWithHops(streams.status.bound, SOCK_STREAM, 10).send("x");
        RawSocket peer = streams.target.accept();
        QCOMPARE(peer.receive(), QByteArray("x"));
        QCOMPARE(receivedHopsOf(peer.descriptor()), std::optional(left));
        Relayed datagrams;
        askForReceivedHops(datagrams.target.descriptor());
        datagrams.relay(settings);
        clientWithHops(datagrams.status.bound, SOCK_DGRAM, 10).send("x");
        QCOMPARE(hopsOfTheNext(datagrams.target), std::optional(left));
    }

    /// A loop through another program ends when no hops are left.
    void circleThroughAnotherProgramEnds()
    {
        Relayed f(SOCK_STREAM);
        f.relay();
        int connections = 0;
        std::thread other([&] { // forwards connections as the relay does, with one hop fewer each
            std::vector<RawSocket> open;
            for (;;) {
                RawSocket peer = f.target.accept();
                if (!peer.isOpen() || receivedHopsOf(peer.descriptor()).value_or(0) <= 1)
                    return;
                ++connections;
                open.push_back(
                    clientWithHops(f.status.bound, SOCK_STREAM, *receivedHopsOf(peer.descriptor()) - 1));
                open.push_back(std::move(peer));
            }
        });
        const int on = 1;
        ::setsockopt(f.target.descriptor(), IPPROTO_IP, IP_RECVTTL, &on, sizeof on);
        RawSocket client = clientWithHops(f.status.bound, SOCK_STREAM, 17);
        QTRY_VERIFY(f.hasError(ErrorCode::RelayChain));
        ::shutdown(f.target.descriptor(), SHUT_RDWR);
        other.join();
        QCOMPARE(connections, 8);
    }

    void relayOfStreamsGoesOnAfterItRanOutOfDescriptors()
    {
        SKIP_WHERE_UBSAN_NEEDS_DESCRIPTORS();
        Relayed f(SOCK_STREAM);
        f.relay();
        std::vector<RawSocket> clients;
        for (int i = 0; i < 5; ++i)
            clients.emplace_back(SocketAddress::Family::IPv4, SOCK_STREAM);
        SockAddr to = toSockAddr(f.status.bound);
        {
            NoDescriptors none;
            for (const RawSocket &client : clients)
                ::connect(client.descriptor(), to.get(), to.length);
            QTRY_VERIFY(f.hasError(ErrorCode::TooManyOpenFiles));
            none.giveBack(1); // enough to accept, but not enough to continue
            QVERIFY(clients.front().receive().isEmpty());
            QCOMPARE(clients.front().lastError(), ECONNRESET);
        }
        RawSocket late = f.client();
        late.send("x");
        QTRY_COMPARE(f.status.counters->toServer.passedBytes.load(), 1U);
        for (const Event &event : f.events(EventKind::HalfClosed))
            QVERIFY(event.direction == Direction::In); // none of ours was sent
    }

    void fullRelayOfDatagramsForgetsTheOldestForANewClient()
    {
        SKIP_WHERE_UBSAN_NEEDS_DESCRIPTORS();
        Relayed f;
        f.relay();
        const Echoing server(f.target);
        RawSocket oldest = f.client();
        RawSocket older = f.client();
        RawSocket fresh = f.client();
        for (RawSocket *const client : {&oldest, &older}) {
            client->send("x");
            QCOMPARE(client->receive(), QByteArray("x"));
        }
        {
            const NoDescriptors none;
            fresh.send("I am new");
            QCOMPARE(fresh.receive(), QByteArray("I am new"));
        }
        older.send("I am still here");
        QCOMPARE(older.receive(), QByteArray("I am still here"));
        QTRY_VERIFY(std::any_of(f.peers.cbegin(), f.peers.cend(), [&](const PeerStatus &peer) {
            return peer.state == LinkState::Closed && peer.conversation.remote == oldest.local();
        }));
    }

    void delayedBytesCountAgainstTheQueue()
    {
        constexpr qint64 queue = 256 << 10;
        Relayed f(SOCK_STREAM);
        f.relay(with([](Impairment &it) {
            it.delay = 60s;
            it.queueBytes = queue;
        }));
        RawSocket client = f.client();
        RawSocket peer = f.target.accept();
        const timeval moment{0, 500'000};
        ::setsockopt(client.descriptor(), SOL_SOCKET, SO_SNDTIMEO, &moment, sizeof moment);
        const QByteArray bytes(1 << 20, 'x');
        qint64 sent = 0;
        for (qsizetype taken = bytes.size(); taken == bytes.size() && sent < (qint64(100) << 20);
             sent += taken)
            taken = client.send(bytes);
        const auto received = qint64(f.status.counters->toServer.receivedBytes.load());
        QVERIFY2(received >= queue && received < queue + limits::receiveBytes,
                 qPrintable(QString::number(received)));
    }
};

QTEST_GUILESS_MAIN(TstRelayLimits)
#include "tst_relaylimits.moc"
