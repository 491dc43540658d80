// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/enginefixture.h"
#include "support/rawsocket.h"

#include <QFile>
#include <QRandomGenerator>
#include <thread>

using namespace swb;
using test::EngineFixture;
using test::RawSocket;

namespace {

QByteArray randomBytes(qsizetype size)
{
    QByteArray bytes((size + 3) / 4 * 4, Qt::Uninitialized);
    QRandomGenerator generator(7);
    generator.fillRange(reinterpret_cast<quint32 *>(bytes.data()), bytes.size() / 4);
    bytes.resize(size);
    return bytes;
}

ServerSettings with(const QString &reply, const QString &framing = QStringLiteral("none"))
{
    ServerSettings settings;
    settings.reply = reply;
    settings.framing = framing;
    return settings;
}

/// proc(5): this process's pages in memory.
qint64 residentBytes()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    return file.open(QIODevice::ReadOnly) ? file.readAll().split(' ').value(1).toLongLong() * ::getpagesize()
                                          : 0;
}

const QString anyPort = QStringLiteral("tcp://127.0.0.1:0");

} // namespace

class tst_StreamServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void halfClosingPeerGetsItsWholeReply_data();
    void halfClosingPeerGetsItsWholeReply();
    void slowReaderMakesTheServerStopReading();
    void slowReaderIsHeldBackBetweenMessagesToo();
    void finAndResetAreToldApart();
    void closesAfterEachReplyWhenAsked();
    void closingAfterAReplyLosesNothing();
    void servesOneClientOnlyWhenAsked();
    void delaysRepliesInOrder();
    void aReplyPerMessageWithFraming();
    void aFrameAboveTheLimitEndsTheConnection_data();
    void aFrameAboveTheLimitEndsTheConnection();
    void anUnfinishedMessageIsReported();
    void takesAsManyClientsAsTheLimitSays();
    void idleClientsAreClosedAfterTheirTime();
    void readsNoMoreAtATimeThanAsked_data();
    void readsNoMoreAtATimeThanAsked();
    void countsRepliesOfTheWholeServer();
    void aThousandConnectionsOpenAndClose();
    void randomBytesDoNoHarm();
    void disconnectsAndAbortsOnePeer();
    void stoppedServerGivesItsPortBack();
    void clientsMayLeaveWhileTheServerStops();
    void whatCameBeforeAResetIsRead();
    void aQueueThatNeverRunsEmptyStaysSmall();
};

void tst_StreamServer::halfClosingPeerGetsItsWholeReply_data()
{
    QTest::addColumn<QString>("reply");
    QTest::addColumn<QString>("framing");
    QTest::addColumn<int>("size");
    QTest::newRow("20 MB echoed") << QStringLiteral("echo") << QStringLiteral("none") << 20'000'000;
    QTest::newRow("20 MB in messages of 1,000")
        << QStringLiteral("echo") << QStringLiteral("fixed:1000") << 20'000'000;
    QTest::newRow("20 MB reversed twice over one byte")
        << QStringLiteral("reverse") << QStringLiteral("fixed:1") << 200'000;
    QTest::newRow("one byte") << QStringLiteral("echo") << QStringLiteral("none") << 1;
    QTest::newRow("nothing at all") << QStringLiteral("echo") << QStringLiteral("none") << 0;
}

void tst_StreamServer::halfClosingPeerGetsItsWholeReply()
{
    QFETCH(QString, reply);
    QFETCH(QString, framing);
    QFETCH(int, size);
    EngineFixture f;
    f.engine->log().setMemoryBudget(64 << 20);
    const EndpointId server = f.serve(anyPort, with(reply, framing));
    RawSocket peer = RawSocket::connectedTo(f.addressOf(server));
    const QByteArray bytes = randomBytes(size);
    std::thread sender([&] {
        peer.send(bytes);
        peer.finish();
    });
    const QByteArray back = peer.receiveToEnd();
    sender.join();
    QCOMPARE(back.size(), bytes.size());
    QVERIFY(back == bytes);
}

void tst_StreamServer::slowReaderMakesTheServerStopReading()
{
    EngineFixture f;
    const EndpointId server = f.serve(anyPort);
    RawSocket peer = RawSocket::connectedTo(f.addressOf(server));
    // A peer that never reads can send no more than the kernel's buffers on both sides hold.
    const timeval short_{1, 0};
    ::setsockopt(peer.descriptor(), SOL_SOCKET, SO_SNDTIMEO, &short_, sizeof short_);
    const QByteArray bytes = randomBytes(64'000'000);
    const qsizetype taken = peer.send(bytes);
    QVERIFY2(taken < bytes.size(), "the server went on reading");
    QTRY_COMPARE(f.peers.size(), 1);
    const auto counters = f.peers.begin()->counters;
    const auto read = qint64(counters->bytesIn.load()); // read first, since a busy server may still be
                                                        // working
    const auto written = qint64(counters->bytesOut.load());
    QVERIFY2(read - written <= limits::receiveBytes, "more than one read waits in memory");
    QCOMPARE(peer.receiveExactly(taken), bytes.left(taken)); // and none of it is lost
}

void tst_StreamServer::slowReaderIsHeldBackBetweenMessagesToo()
{
    EngineFixture f;
    // One byte received produces a thousand sent, so a single read could fill memory if all of it were
    // answered at once.
    const EndpointId server
        = f.serve(anyPort, with(u"fixed:" + QString(1'000, u'x'), QStringLiteral("fixed:1")));
    RawSocket peer = RawSocket::connectedTo(f.addressOf(server));
    peer.send(QByteArray(60'000, 'a'));
    peer.finish();
    QTRY_COMPARE(f.peers.size(), 1);
    QCOMPARE(peer.receiveToEnd().size(), 60'000'000);
}

void tst_StreamServer::finAndResetAreToldApart()
{
    EngineFixture f;
    const EndpointId server = f.serve(anyPort);
    RawSocket orderly = RawSocket::connectedTo(f.addressOf(server));
    orderly.close();
    QTRY_COMPARE(f.peers.size(), 1);
    QTRY_COMPARE(f.peers.begin()->state, LinkState::Closed);
    RawSocket rude = RawSocket::connectedTo(f.addressOf(server));
    rude.send("x");
    QCOMPARE(rude.receiveExactly(1), QByteArray("x"));
    rude.reset();
    QTRY_COMPARE(f.events(EventKind::Reset).size(), 1);
    QCOMPARE(f.events(EventKind::Reset).first().detail->error.code, ErrorCode::ConnectionReset);
    QCOMPARE(f.events(EventKind::Closed).size(), 1);
}

void tst_StreamServer::closesAfterEachReplyWhenAsked()
{
    EngineFixture f;
    auto settings = with(QStringLiteral("fixed:Hello, client!"));
    settings.closeAfterReply = true;
    const EndpointId server = f.serve(anyPort, settings);
    for (int i = 0; i < 3; ++i) {
        RawSocket peer = RawSocket::connectedTo(f.addressOf(server));
        peer.send("anything");
        QCOMPARE(peer.receiveToEnd(), QByteArray("Hello, client!"));
        QCOMPARE(peer.lastError(), 0); // a FIN, not a reset
    }
}

void tst_StreamServer::closingAfterAReplyLosesNothing()
{
    EngineFixture f;
    auto settings = with(u"fixed:" + QString(3'000'000, u'y'));
    settings.closeAfterReply = true;
    const EndpointId server = f.serve(anyPort, settings);
    RawSocket peer = RawSocket::connectedTo(f.addressOf(server));
    peer.send("one");
    peer.send(QByteArray(100'000, 'z')); // unread bytes would turn a plain close(2) into a reset
    QCOMPARE(peer.receiveToEnd().size(), 3'000'000);
    QCOMPARE(peer.lastError(), 0);
}

void tst_StreamServer::servesOneClientOnlyWhenAsked()
{
    EngineFixture f;
    auto settings = with(QStringLiteral("echo"));
    settings.once = true;
    const EndpointId server = f.serve(anyPort, settings);
    const SocketAddress address = f.addressOf(server);
    RawSocket first = RawSocket::connectedTo(address);
    first.send("a");
    QCOMPARE(first.receiveExactly(1), QByteArray("a"));
    QVERIFY(!RawSocket::connectedTo(address).isOpen());
    first.close();
    QTRY_COMPARE(f.servers[server].state, ServerState::Stopped);
    QVERIFY(!f.servers[server].error.isError());
}

void tst_StreamServer::delaysRepliesInOrder()
{
    EngineFixture f;
    auto settings = with(QStringLiteral("uppercase"), QStringLiteral("line"));
    settings.replyDelay = std::chrono::milliseconds(150);
    const EndpointId server = f.serve(anyPort, settings);
    RawSocket peer = RawSocket::connectedTo(f.addressOf(server));
    peer.send("one\ntwo\nthree\n");
    peer.finish();
    QCOMPARE(peer.receiveToEnd(), QByteArray("ONE\nTWO\nTHREE\n"));
    const auto data = f.events(EventKind::Data);
    QVERIFY(data.last().timeNs - data.first().timeNs >= 150'000'000);
}

void tst_StreamServer::aReplyPerMessageWithFraming()
{
    EngineFixture f;
    const EndpointId server
        = f.serve(anyPort, with(QStringLiteral("template:[{data}]"), QStringLiteral("line")));
    RawSocket peer = RawSocket::connectedTo(f.addressOf(server));
    peer.send("he");
    QTRY_COMPARE(f.events(EventKind::Data).size(), 1);
    peer.send("llo\r\nwor");
    QCOMPARE(peer.receiveExactly(9), QByteArray("[hello]\r\n"));
    peer.send("ld\n");
    QCOMPARE(peer.receiveExactly(8), QByteArray("[world]\n"));
    const auto messages = f.events(EventKind::Message);
    QCOMPARE(messages.size(), 2);
    QCOMPARE(messages[0].payload, QByteArray("hello"));
}

void tst_StreamServer::aFrameAboveTheLimitEndsTheConnection_data()
{
    QTest::addColumn<QString>("framing");
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<bool>("taken");
    const QByteArray line(100, 'x');
    QTest::newRow("line one below") << QStringLiteral("line") << QByteArray(line.left(99) + '\n') << true;
    QTest::newRow("line at the limit") << QStringLiteral("line") << QByteArray(line + '\n') << true;
    QTest::newRow("line one above") << QStringLiteral("line") << QByteArray(line + "y\n") << false;
    QTest::newRow("length one below")
        << QStringLiteral("length2") << QByteArray(QByteArray("\0\x63", 2) + line.left(99)) << true;
    QTest::newRow("length at the limit")
        << QStringLiteral("length2") << QByteArray(QByteArray("\0\x64", 2) + line) << true;
    QTest::newRow("length one above") << QStringLiteral("length2") << QByteArray("\0\x65", 2) << false;
}

void tst_StreamServer::aFrameAboveTheLimitEndsTheConnection()
{
    QFETCH(QString, framing);
    QFETCH(QByteArray, sent);
    QFETCH(bool, taken);
    EngineFixture f;
    auto settings = with(QStringLiteral("echo"), framing);
    settings.maxFrameBytes = 100;
    const EndpointId server = f.serve(anyPort, settings);
    RawSocket peer = RawSocket::connectedTo(f.addressOf(server));
    peer.send(sent);
    if (taken) {
        QCOMPARE(peer.receiveExactly(sent.size()), sent);
        return;
    }
    QCOMPARE(peer.receiveToEnd(), QByteArray());
    QTRY_VERIFY(f.hasError(ErrorCode::FrameTooLarge));
    QVERIFY(f.events(EventKind::Error).first().detail->error.toString().contains(u"100"));
}

void tst_StreamServer::anUnfinishedMessageIsReported()
{
    EngineFixture f;
    const EndpointId server = f.serve(anyPort, with(QStringLiteral("echo"), QStringLiteral("line")));
    RawSocket peer = RawSocket::connectedTo(f.addressOf(server));
    peer.send("whole\nhalf");
    peer.finish();
    QCOMPARE(peer.receiveToEnd(), QByteArray("whole\n"));
    QTRY_VERIFY(f.hasError(ErrorCode::IncompleteMessage));
}

void tst_StreamServer::takesAsManyClientsAsTheLimitSays()
{
    EngineFixture f;
    auto settings = with(QStringLiteral("echo"));
    settings.maxClients = 3;
    const EndpointId server = f.serve(anyPort, settings);
    std::vector<RawSocket> peers;
    for (int i = 0; i < 3; ++i) {
        peers.push_back(RawSocket::connectedTo(f.addressOf(server)));
        peers.back().send("in");
        QCOMPARE(peers.back().receiveExactly(2), QByteArray("in"));
        QVERIFY(!f.hasError(ErrorCode::ConnectionLimit));
    }
    RawSocket fourth = RawSocket::connectedTo(f.addressOf(server));
    QCOMPARE(fourth.receiveToEnd(), QByteArray());
    QTRY_VERIFY(f.hasError(ErrorCode::ConnectionLimit));
    peers.pop_back();
    QTRY_COMPARE(f.events(EventKind::Closed).size(), 1);
    RawSocket next = RawSocket::connectedTo(f.addressOf(server));
    next.send("in");
    QCOMPARE(next.receiveExactly(2), QByteArray("in"));
}

void tst_StreamServer::idleClientsAreClosedAfterTheirTime()
{
    EngineFixture f;
    auto settings = with(QStringLiteral("echo"));
    settings.idleTimeout = std::chrono::seconds(1);
    const EndpointId server = f.serve(anyPort, settings);
    RawSocket peer = RawSocket::connectedTo(f.addressOf(server));
    peer.send("x");
    QCOMPARE(peer.receiveToEnd(), QByteArray("x"));
    QTRY_VERIFY(f.hasError(ErrorCode::IdleTimeout));
    const auto closed = f.events(EventKind::Closed).first();
    QVERIFY(closed.timeNs - f.events(EventKind::Data).last().timeNs > 900'000'000);
}

void tst_StreamServer::readsNoMoreAtATimeThanAsked_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<int>("chunks");
    QTest::newRow("one below") << 1'023 << 1;
    QTest::newRow("as many") << 1'024 << 1;
    QTest::newRow("one above") << 1'025 << 2;
}

void tst_StreamServer::readsNoMoreAtATimeThanAsked()
{
    QFETCH(int, size);
    QFETCH(int, chunks);
    EngineFixture f;
    auto settings = with(QStringLiteral("discard"));
    settings.receiveBytes = 1'024;
    const EndpointId server = f.serve(anyPort, settings);
    RawSocket peer = RawSocket::connectedTo(f.addressOf(server));
    peer.send(QByteArray(size, 'r'));
    peer.finish();
    QCOMPARE(peer.receiveToEnd(), QByteArray());
    QCOMPARE(f.events(EventKind::Data).size(), chunks);
}

void tst_StreamServer::countsRepliesOfTheWholeServer()
{
    EngineFixture f;
    const EndpointId server = f.serve(anyPort, with(QStringLiteral("template:{count}")));
    for (int i = 1; i <= 3; ++i) {
        RawSocket peer = RawSocket::connectedTo(f.addressOf(server));
        peer.send("?");
        QCOMPARE(peer.receiveExactly(1), QByteArray::number(i));
    }
}

void tst_StreamServer::aThousandConnectionsOpenAndClose()
{
    EngineFixture f;
    const EndpointId server = f.serve(anyPort);
    for (int round = 0; round < 10; ++round) {
        std::vector<RawSocket> peers;
        for (int i = 0; i < 100; ++i) {
            peers.push_back(RawSocket::connectedTo(f.addressOf(server)));
            QVERIFY(peers.back().isOpen());
            peers.back().send(QByteArray::number(i));
        }
        for (int i = 0; i < 100; ++i)
            QCOMPARE(peers[size_t(i)].receiveExactly(QByteArray::number(i).size()), QByteArray::number(i));
    }
    QTRY_COMPARE(f.events(EventKind::Closed).size(), 1'000);
    QCOMPARE(f.events(EventKind::Connected).size(), 1'000);
    QTRY_VERIFY(std::all_of(f.peers.cbegin(), f.peers.cend(),
                            [](const PeerStatus &peer) { return isOver(peer.state); }));
    QCOMPARE(f.servers[server].state, ServerState::Listening);
}

void tst_StreamServer::randomBytesDoNoHarm()
{
    EngineFixture f;
    for (const auto &framing :
         {"none", "line", "delimiter:\\r\\n", "length1", "length2", "length4", "length4le", "fixed:7"}) {
        for (const auto &reply : {"uppercase", "template:{data} {peer}"}) {
            auto settings = with(QString::fromLatin1(reply), QString::fromLatin1(framing));
            settings.maxFrameBytes = 10'000;
            const EndpointId server = f.serve(anyPort, settings);
            RawSocket peer = RawSocket::connectedTo(f.addressOf(server));
            std::thread sender([&] {
                peer.send(randomBytes(300'000));
                peer.finish();
            });
            peer.receiveToEnd();
            sender.join();
            RawSocket after = RawSocket::connectedTo(f.addressOf(server));
            QVERIFY(after.isOpen());
            f.engine->stopServer(server);
        }
    }
}

void tst_StreamServer::disconnectsAndAbortsOnePeer()
{
    EngineFixture f;
    const EndpointId server = f.serve(anyPort);
    RawSocket first = RawSocket::connectedTo(f.addressOf(server));
    QTRY_COMPARE(f.peers.size(), 1);
    const ConversationId one = f.peers.begin()->conversation.id;
    f.engine->disconnectPeer(server, one);
    QCOMPARE(first.receiveToEnd(), QByteArray());
    QCOMPARE(first.lastError(), 0);
    RawSocket second = RawSocket::connectedTo(f.addressOf(server));
    QTRY_COMPARE(f.peers.size(), 2);
    for (const auto &peer : std::as_const(f.peers)) {
        if (peer.conversation.id != one)
            f.engine->abortPeer(server, peer.conversation.id);
    }
    QCOMPARE(second.receiveToEnd(), QByteArray());
    QCOMPARE(second.lastError(), ECONNRESET);
}

void tst_StreamServer::stoppedServerGivesItsPortBack()
{
    EngineFixture f;
    const EndpointId server = f.serve(anyPort);
    const SocketAddress address = f.addressOf(server);
    RawSocket peer = RawSocket::connectedTo(address);
    QTRY_COMPARE(f.peers.size(), 1);
    f.engine->stopServer(server);
    QCOMPARE(peer.receiveToEnd(), QByteArray());
    QTRY_COMPARE(f.servers[server].state, ServerState::Stopped);
    const EndpointId again = f.serve(QStringLiteral("tcp://") + address.toString());
    QCOMPARE(f.servers[again].state, ServerState::Listening);
}

/// Some end on their own threads after the server is gone from its thread (seen with asan).
void tst_StreamServer::clientsMayLeaveWhileTheServerStops()
{
    for (int round = 0; round < 20; ++round) {
        EngineFixture f(3);
        const EndpointId server = f.serve(anyPort);
        std::vector<RawSocket> peers;
        for (int i = 0; i < 30; ++i)
            peers.push_back(RawSocket::connectedTo(f.addressOf(server)));
        QTRY_COMPARE(f.peers.size(), 30);
        std::thread leaving([&] { peers.clear(); });
        f.engine->stopServer(server);
        leaving.join();
        QTRY_COMPARE(f.servers[server].state, ServerState::Stopped);
    }
}

void tst_StreamServer::whatCameBeforeAResetIsRead()
{
    EngineFixture f;
    f.engine->log().setMemoryBudget(64 << 20);
    RawSocket listener = RawSocket::boundTo(QStringLiteral("127.0.0.1"), SOCK_STREAM);
    listener.listen();
    ClientSettings settings;
    settings.receiveBytes = 256; // many reads for data that arrives at once
    const EndpointId client = f.open(QStringLiteral("tcp://") + listener.local().toString(), settings);
    RawSocket peer = listener.accept();
    f.engine->send(client, QByteArray(30 << 20, 'x')); // more than the system accepts, so some waits
    QTRY_VERIFY(f.clients[client].counters->queuedBytes.load() > 0);
    const QByteArray lastWords = randomBytes(30'000);
    QCOMPARE(peer.send(lastWords), lastWords.size());
    peer.reset();
    QTRY_COMPARE(f.clients[client].state, LinkState::Reset);
    QVERIFY2(f.repliesOf(client) == lastWords, qPrintable(QString::number(f.repliesOf(client).size())));
}

void tst_StreamServer::aQueueThatNeverRunsEmptyStaysSmall()
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    QSKIP("memory is measured where nothing else keeps it");
#endif
    EngineFixture f;
    f.engine->log().setMemoryBudget(16 << 20);
    RawSocket listener = RawSocket::boundTo(QStringLiteral("127.0.0.1"), SOCK_STREAM);
    listener.listen();
    const int small = 1 << 16; // what the system buffers for the peer
    ::setsockopt(listener.descriptor(), SOL_SOCKET, SO_RCVBUF, &small, sizeof small);
    const EndpointId client = f.open(QStringLiteral("tcp://") + listener.local().toString());
    RawSocket peer = listener.accept();
    const QByteArray piece(1 << 20, 'x');
    for (int i = 0; i < 20; ++i)
        f.engine->send(client, piece);
    QTRY_VERIFY(f.clients[client].counters->queuedBytes.load() > (10U << 20));
    const qint64 before = residentBytes();
    for (int i = 0; i < 300; ++i) {
        f.engine->send(client, piece);
        QCOMPARE(peer.receiveExactly(piece.size()).size(), piece.size());
        f.engine->log().collect(); // otherwise its batches would be what grows
    }
    const qint64 grown = residentBytes() - before;
    QVERIFY2(before > 0 && grown < (200 << 20), qPrintable(QString::number(grown)));
}

QTEST_GUILESS_MAIN(tst_StreamServer)
#include "tst_streamserver.moc"
