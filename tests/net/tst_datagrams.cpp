// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/enginefixture.h"
#include "support/rawsocket.h"

#include "core/values/capabilities.h"
#include "net/datagram/datagrampeers.h"

using namespace swb;
using test::EngineFixture;
using test::RawSocket;

class tst_Datagrams : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void everySizeArrivesWhole_data();
    void everySizeArrivesWhole();
    void aSmallBufferCutsWhatAServerReceives_data();
    void aSmallBufferCutsWhatAServerReceives();
    void aSmallBufferCutsWhatAClientReceives();
    void aDatagramAboveTheLimitIsRefusedBeforeSending();
    void whatSendsNothingHasNoArrow();
    void anAnswerAboveTheLimitIsReported();
    void answersOneDatagramOnlyWhenAsked();
    void delaysReplies();
    void delayedRepliesAreBounded();
    void manyPeersAtOnce();
    void peersBeyondTheLimitAreForgottenOldestFirst_data();
    void peersBeyondTheLimitAreForgottenOldestFirst();
    void idlePeersAreForgotten();
    void sendsToItsPeers();
    void tcpAndUdpShareAPortNumber();
    void aBurstIsAnsweredInFull();
    void whatTheKernelDropsIsCounted();
};

namespace {

const QString anyPort = QStringLiteral("udp://127.0.0.1:0");

} // namespace

void tst_Datagrams::everySizeArrivesWhole_data()
{
    QTest::addColumn<int>("size");
    for (const int size : {0, 1, 1'471, 1'472, 1'473, 2'048, 65'506, 65'507})
        QTest::addRow("%d bytes", size) << size;
}

void tst_Datagrams::everySizeArrivesWhole()
{
    QFETCH(int, size);
    EngineFixture f;
    const EndpointId server = f.serve(anyPort);
    const EndpointId client = f.open(f.urlOf(server));
    const QByteArray bytes(size, 'd');
    f.engine->send(client, bytes);
    QTRY_COMPARE(f.replies[client].size(), 1);
    QCOMPARE(f.replies[client].first(), bytes);
    QTRY_COMPARE(f.events(EventKind::Data).size(), 4); // the answer may arrive before the message is logged
                                                       // as sent
    for (const Event &event : f.events(EventKind::Data))
        QCOMPARE(event.length, quint32(size));
}

void tst_Datagrams::aSmallBufferCutsWhatAServerReceives_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QByteArray>("taken");
    QTest::newRow("one below the buffer") << QByteArray("hel") << QByteArray("hel");
    QTest::newRow("as large as the buffer") << QByteArray("hell") << QByteArray("hell");
    QTest::newRow("one above the buffer") << QByteArray("hello") << QByteArray("hell");
    QTest::newRow("as large as there is") << QByteArray(65'507, 'd') << QByteArray("dddd");
}

/// A recv(4) of a datagram gets four bytes of it, and no later call gets the rest.
void tst_Datagrams::aSmallBufferCutsWhatAServerReceives()
{
    QFETCH(QByteArray, sent);
    QFETCH(QByteArray, taken);
    EngineFixture f;
    ServerSettings settings;
    settings.receiveBytes = 4;
    const EndpointId server = f.serve(anyPort, settings);
    RawSocket peer = RawSocket::connectedTo(f.addressOf(server), SOCK_DGRAM);
    for (const QByteArray &bytes : {sent, QByteArray("next")}) {
        peer.send(bytes);
        QCOMPARE(peer.receive(), bytes == sent ? taken : bytes); // echoed: what it received, and no more
    }
    QTRY_COMPARE(f.events(EventKind::Data).size(), 4);
    const Event event = f.events(EventKind::Data).first();
    QCOMPARE(event.direction, Direction::In);
    QCOMPARE(event.payload, taken);
    QCOMPARE(event.length, quint32(sent.size()));
    QCOMPARE(event.takenLength(), quint32(taken.size()));
    QCOMPARE(event.isCut(), sent.size() > taken.size());
    QTRY_COMPARE(f.peers.size(), 1);
    QCOMPARE(f.peers.cbegin()->counters->bytesIn.load(), quint64(taken.size() + 4));
}

void tst_Datagrams::aSmallBufferCutsWhatAClientReceives()
{
    EngineFixture f;
    ClientSettings settings;
    settings.receiveBytes = 4;
    const EndpointId client = f.open(f.urlOf(f.serve(anyPort)), settings);
    f.engine->send(client, "hello");
    f.engine->send(client, "hell");
    QTRY_COMPARE(f.replies[client], (QByteArrayList{"hell", "hell"}));
    QList<bool> cut;
    for (const Event &event : f.events(EventKind::Data)) {
        if (event.endpoint == client && event.direction == Direction::In)
            cut.append(event.isCut());
    }
    QCOMPARE(cut, (QList<bool>{true, false}));
}

void tst_Datagrams::aDatagramAboveTheLimitIsRefusedBeforeSending()
{
    EngineFixture f;
    const EndpointId server = f.serve(anyPort);
    const EndpointId client = f.open(f.urlOf(server));
    f.engine->send(client, QByteArray(65'508, 'd'));
    QTRY_COMPARE(f.failures[client].size(), 1);
    QCOMPARE(f.failures[client].first().code, ErrorCode::DatagramTooLarge);
    QVERIFY(f.failures[client].first().toString().contains(u"65"));
    QCOMPARE(f.events(EventKind::Data).size(), 0);
    f.engine->send(client, "and it still works");
    QTRY_COMPARE(f.replies[client].size(), 1);
}

/// connect(2) for UDP is a local call, and so is a send that never reached the system.
void tst_Datagrams::whatSendsNothingHasNoArrow()
{
    EngineFixture f;
    const EndpointId client = f.open(f.urlOf(f.serve(anyPort)));
    f.engine->send(client, QByteArray(65'508, 'd'));
    QTRY_COMPARE(f.failures[client].size(), 1);
    for (const EventKind kind : {EventKind::Connected, EventKind::Error}) {
        const QList<Event> events = f.events(kind);
        QCOMPARE(events.size(), 1);
        QCOMPARE(events.first().endpoint, client);
        QCOMPARE(events.first().direction, Direction::None);
    }
}

void tst_Datagrams::anAnswerAboveTheLimitIsReported()
{
    EngineFixture f;
    ServerSettings settings;
    settings.reply = QStringLiteral("template:{data}+");
    const EndpointId server = f.serve(anyPort, settings);
    const EndpointId client = f.open(f.urlOf(server));
    f.engine->send(client, QByteArray(65'507, 'd'));
    QTRY_VERIFY(f.hasError(ErrorCode::DatagramTooLarge));
    f.engine->send(client, QByteArray(65'506, 'd'));
    QTRY_COMPARE(f.repliesOf(client).size(), 65'507);
}

void tst_Datagrams::answersOneDatagramOnlyWhenAsked()
{
    EngineFixture f;
    ServerSettings settings;
    settings.reply = QStringLiteral("fixed:Hello, UDP client!");
    settings.once = true;
    const EndpointId server = f.serve(anyPort, settings);
    RawSocket peer = RawSocket::connectedTo(f.addressOf(server), SOCK_DGRAM);
    peer.send("Hello");
    QCOMPARE(peer.receive(), QByteArray("Hello, UDP client!"));
    QTRY_COMPARE(f.servers[server].state, ServerState::Stopped);
}

void tst_Datagrams::delaysReplies()
{
    EngineFixture f;
    ServerSettings settings;
    settings.replyDelay = std::chrono::milliseconds(150);
    settings.once = true;
    const EndpointId server = f.serve(anyPort, settings);
    RawSocket peer = RawSocket::connectedTo(f.addressOf(server), SOCK_DGRAM);
    peer.send("late");
    QCOMPARE(peer.receive(), QByteArray("late"));
    QTRY_COMPARE(f.events(EventKind::Data).size(), 2); // the answer may arrive before the message is logged
                                                       // as sent
    const auto data = f.events(EventKind::Data);
    QVERIFY(data[1].timeNs - data[0].timeNs >= 150'000'000);
    QTRY_COMPARE(f.servers[server].state, ServerState::Stopped);
}

void tst_Datagrams::delayedRepliesAreBounded()
{
    EngineFixture f;
    ServerSettings settings;
    settings.replyDelay = std::chrono::seconds(60);
    const EndpointId server = f.serve(anyPort, settings);
    RawSocket peer = RawSocket::connectedTo(f.addressOf(server), SOCK_DGRAM);
    int sent = 0;
    const auto sendUpTo = [&](int count) {
        while (sent < count) { // in steps that fit into the socket's buffer
            for (int i = 0; i < 64 && sent < count; ++i, ++sent)
                peer.send("d");
            QTRY_VERIFY(!f.peers.isEmpty());
            QTRY_COMPARE(int(f.peers.begin()->counters->unitsIn.load()), sent);
        }
    };
    sendUpTo(limits::delayedReplies - 1);
    QVERIFY(!f.hasError(ErrorCode::TooManyDelayedReplies));
    sendUpTo(limits::delayedReplies);
    QVERIFY(!f.hasError(ErrorCode::TooManyDelayedReplies));
    sendUpTo(limits::delayedReplies + 1);
    QTRY_VERIFY(f.hasError(ErrorCode::TooManyDelayedReplies));
    QCOMPARE(f.events(EventKind::Dropped).size(), 1);
}

void tst_Datagrams::manyPeersAtOnce()
{
    EngineFixture f;
    const EndpointId server = f.serve(anyPort);
    std::vector<RawSocket> peers;
    for (int i = 0; i < 100; ++i) {
        peers.push_back(RawSocket::connectedTo(f.addressOf(server), SOCK_DGRAM));
        peers.back().send(QByteArray::number(i));
    }
    for (int i = 0; i < 100; ++i)
        QCOMPARE(peers[size_t(i)].receive(), QByteArray::number(i));
    QTRY_COMPARE(f.peers.size(), 100);
}

void tst_Datagrams::peersBeyondTheLimitAreForgottenOldestFirst_data()
{
    QTest::addColumn<int>("peers");
    QTest::addColumn<int>("forgotten");
    QTest::newRow("one below the limit") << 2 << 0;
    QTest::newRow("at the limit") << 3 << 0;
    QTest::newRow("one above the limit") << 4 << 1;
}

void tst_Datagrams::peersBeyondTheLimitAreForgottenOldestFirst()
{
    QFETCH(int, peers);
    QFETCH(int, forgotten);
    EngineFixture f;
    ServerSettings settings;
    settings.maxClients = 3;
    const EndpointId server = f.serve(anyPort, settings);
    std::vector<RawSocket> sockets;
    for (int i = 0; i < peers; ++i) {
        sockets.push_back(RawSocket::connectedTo(f.addressOf(server), SOCK_DGRAM));
        sockets.back().send("x");
        QCOMPARE(sockets.back().receive(), QByteArray("x"));
    }
    QTRY_COMPARE(f.peers.size(), peers);
    int over = 0;
    for (const auto &peer : std::as_const(f.peers)) {
        if (!isOver(peer.state))
            continue;
        ++over;
        QCOMPARE(peer.conversation.remote, sockets.front().local());
    }
    QCOMPARE(over, forgotten);
}

void tst_Datagrams::idlePeersAreForgotten()
{
    EngineFixture f;
    ServerSettings settings;
    settings.idleTimeout = std::chrono::seconds(1);
    const EndpointId server = f.serve(anyPort, settings);
    RawSocket peer = RawSocket::connectedTo(f.addressOf(server), SOCK_DGRAM);
    peer.send("x");
    QTRY_COMPARE(f.peers.size(), 1);
    QTRY_COMPARE(f.peers.begin()->state, LinkState::Closed);
    QCOMPARE(f.servers[server].state, ServerState::Listening);
}

void tst_Datagrams::sendsToItsPeers()
{
    EngineFixture f;
    ServerSettings settings;
    settings.reply = QStringLiteral("discard");
    const EndpointId server = f.serve(anyPort, settings);
    RawSocket peer = RawSocket::connectedTo(f.addressOf(server), SOCK_DGRAM);
    peer.send("here I am");
    QTRY_COMPARE(f.peers.size(), 1);
    f.engine->sendToPeers(server, {}, "news");
    QCOMPARE(peer.receive(), QByteArray("news"));
}

void tst_Datagrams::tcpAndUdpShareAPortNumber()
{
    EngineFixture f;
    EndpointId tcp{};
    EndpointId udp{};
    for (int attempt = 0; attempt < 20; ++attempt) { // another program may have that port for UDP
        tcp = f.serve(QStringLiteral("tcp://127.0.0.1:0"));
        udp = f.serve(QStringLiteral("udp://127.0.0.1:%1").arg(f.addressOf(tcp).port));
        if (f.servers[udp].state == ServerState::Listening)
            break;
    }
    QCOMPARE(f.servers[udp].state, ServerState::Listening);
    QCOMPARE(f.addressOf(udp).port, f.addressOf(tcp).port);
}

void tst_Datagrams::aBurstIsAnsweredInFull()
{
    EngineFixture f;
    ServerSettings settings;
    settings.reply = QStringLiteral("uppercase");
    const EndpointId server = f.serve(anyPort, settings);
    RawSocket peer = RawSocket::connectedTo(f.addressOf(server), SOCK_DGRAM);
    for (int round = 0; round < 20; ++round) {
        for (int i = 0; i < 100; ++i)
            peer.send("n" + QByteArray::number(i));
        for (int i = 0; i < 100; ++i)
            QCOMPARE(peer.receive(), QByteArray("N" + QByteArray::number(i)));
    }
}

void tst_Datagrams::whatTheKernelDropsIsCounted()
{
    const QString why = whyAbsent(Capability::DropsCounted, EngineFixture::familyOf(), Transport::Udp);
    if (!why.isEmpty())
        QSKIP(qPrintable(why));
    EngineFixture f(1);
    f.engine->log().setMemoryBudget(64 << 20);
    ServerSettings settings;
    settings.reply = QStringLiteral("discard");
    const EndpointId server = f.serve(anyPort, settings);
    RawSocket peer = RawSocket::connectedTo(f.addressOf(server), SOCK_DGRAM);
    const QByteArray large(60'000, 'x');
    // Faster than any reader: until the kernel has dropped at least one, or this machine's buffers hold all
    // of them.
    for (int i = 0; i < 20'000 && !f.hasError(ErrorCode::DatagramsDropped); ++i) {
        for (int burst = 0; burst < 200; ++burst)
            peer.send(large);
    }
    QVERIFY(f.hasError(ErrorCode::DatagramsDropped));
    quint64 received = 0;
    for (const Event &event : f.events(EventKind::Data))
        received += event.length == quint32(large.size());
    QVERIFY(received > 0);
}

QTEST_GUILESS_MAIN(tst_Datagrams)
#include "tst_datagrams.moc"
