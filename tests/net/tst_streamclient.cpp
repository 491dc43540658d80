// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/enginefixture.h"
#include "support/rawsocket.h"

using namespace swb;
using test::EngineFixture;
using test::RawSocket;

/// A client of ours and a student's server as its peer.
class tst_StreamClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void halfCloseLeavesTheOtherDirectionOpen();
    void disconnectSendsFin();
    void abortSendsReset();
    void theServerMayFinishFirst();
    void whatWasQueuedLeavesBeforeTheFin();
    void theSendQueueIsBounded_data();
    void theSendQueueIsBounded();
    void eachWriteGoesAtOnce();
    void withoutFlushOneTurnsWritesGoInOneCall();
    void whatIsGatheredLeavesBeforeTheEnd_data();
    void whatIsGatheredLeavesBeforeTheEnd();
    void repliesComeAsMessagesWithFraming();
    void brokenFramingIsReportedAndBytesGoOn();
    void everyStateIsReportedOnce();
    void givenUpWhileStillConnecting_data();
    void givenUpWhileStillConnecting();

private:
    struct Pair
    {
        EndpointId client;
        RawSocket server;
    };
    static Pair connectedPair(EngineFixture &f, const ClientSettings &settings = {})
    {
        RawSocket listener = RawSocket::boundTo(QStringLiteral("127.0.0.1"), SOCK_STREAM);
        listener.listen();
        const EndpointId client = f.open(QStringLiteral("tcp://") + listener.local().toString(), settings);
        return {client, listener.accept()};
    }
};

void tst_StreamClient::halfCloseLeavesTheOtherDirectionOpen()
{
    EngineFixture f;
    Pair pair = connectedPair(f);
    f.engine->send(pair.client, "question");
    f.engine->halfClose(pair.client);
    QCOMPARE(pair.server.receiveToEnd(), QByteArray("question"));
    QTRY_COMPARE(f.clients[pair.client].state, LinkState::HalfClosedByUs);
    pair.server.send("answer");
    QTRY_COMPARE(f.repliesOf(pair.client), QByteArray("answer"));
    f.engine->send(pair.client, "too late");
    QTRY_COMPARE(f.failures[pair.client].size(), 1);
    pair.server.close();
    QTRY_COMPARE(f.clients[pair.client].state, LinkState::Closed);
}

void tst_StreamClient::disconnectSendsFin()
{
    EngineFixture f;
    Pair pair = connectedPair(f);
    f.engine->disconnectClient(pair.client);
    QCOMPARE(pair.server.receiveToEnd(), QByteArray());
    QCOMPARE(pair.server.lastError(), 0);
    QTRY_COMPARE(f.clients[pair.client].state, LinkState::Closed);
}

void tst_StreamClient::abortSendsReset()
{
    EngineFixture f;
    Pair pair = connectedPair(f);
    f.engine->abortClient(pair.client);
    QCOMPARE(pair.server.receiveToEnd(), QByteArray());
    QCOMPARE(pair.server.lastError(), ECONNRESET);
    QTRY_COMPARE(f.clients[pair.client].state, LinkState::Reset);
}

void tst_StreamClient::theServerMayFinishFirst()
{
    EngineFixture f;
    Pair pair = connectedPair(f);
    pair.server.finish();
    QTRY_COMPARE(f.clients[pair.client].state, LinkState::HalfClosedByPeer);
    f.engine->send(pair.client, "still possible");
    QCOMPARE(pair.server.receiveExactly(14), QByteArray("still possible"));
    f.engine->halfClose(pair.client);
    QCOMPARE(pair.server.receiveToEnd(), QByteArray());
    QTRY_COMPARE(f.clients[pair.client].state, LinkState::Closed);
}

void tst_StreamClient::whatWasQueuedLeavesBeforeTheFin()
{
    EngineFixture f;
    Pair pair = connectedPair(f);
    const QByteArray bytes(20'000'000, 'q');
    f.engine->send(pair.client, bytes);
    f.engine->halfClose(pair.client);
    QCOMPARE(pair.server.receiveToEnd().size(), bytes.size());
}

void tst_StreamClient::theSendQueueIsBounded_data()
{
    QTest::addColumn<qint64>("size");
    QTest::addColumn<bool>("taken");
    QTest::newRow("one below the limit") << limits::sendQueueBytes - 1 << true;
    QTest::newRow("at the limit") << limits::sendQueueBytes << true;
    QTest::newRow("one above the limit") << limits::sendQueueBytes + 1 << false;
}

void tst_StreamClient::theSendQueueIsBounded()
{
    QFETCH(qint64, size);
    QFETCH(bool, taken);
    EngineFixture f;
    const Pair pair = connectedPair(f);
    f.engine->send(pair.client, QByteArray(size, 's'));
    if (taken) {
        QTRY_VERIFY(f.clients[pair.client].counters->bytesOut.load() > 0);
        QVERIFY(f.failures[pair.client].isEmpty());
        return;
    }
    QTRY_COMPARE(f.failures[pair.client].size(), 1);
    QCOMPARE(f.failures[pair.client].first().code, ErrorCode::QueueFull);
    QCOMPARE(f.clients[pair.client].counters->bytesOut.load(), 0U); // nothing is sent in part
}

namespace {

/// What the client passed to the system, call by call.
QByteArrayList callsOf(EngineFixture &f)
{
    QByteArrayList calls;
    for (const Event &event : f.events(EventKind::Data)) {
        if (event.direction == Direction::Out)
            calls.append(event.payload);
    }
    return calls;
}

} // namespace

void tst_StreamClient::eachWriteGoesAtOnce()
{
    EngineFixture f;
    Pair pair = connectedPair(f);
    f.engine->sendInOneTurn(pair.client, {"one", "two", "three"});
    QCOMPARE(pair.server.receiveExactly(11), QByteArray("onetwothree"));
    QTRY_COMPARE(callsOf(f), (QByteArrayList{"one", "two", "three"}));
}

/// And the log says what was done, not what was requested.
void tst_StreamClient::withoutFlushOneTurnsWritesGoInOneCall()
{
    EngineFixture f;
    ClientSettings settings;
    settings.flushWrites = false;
    Pair pair = connectedPair(f, settings);
    f.engine->sendInOneTurn(pair.client, {"one", "two", "three"});
    QCOMPARE(pair.server.receiveExactly(11), QByteArray("onetwothree"));
    QTRY_COMPARE(callsOf(f), QByteArrayList{"onetwothree"});
    QTRY_VERIFY(f.emptied[pair.client] > 0);
    f.engine->sendInOneTurn(pair.client, {"four", "five"});
    QCOMPARE(pair.server.receiveExactly(8), QByteArray("fourfive"));
    QTRY_COMPARE(callsOf(f), (QByteArrayList{"onetwothree", "fourfive"}));
    QCOMPARE(f.clients[pair.client].counters->bytesOut.load(), 19U);
}

void tst_StreamClient::whatIsGatheredLeavesBeforeTheEnd_data()
{
    QTest::addColumn<bool>("halfClose");
    QTest::newRow("half-closed") << true;
    QTest::newRow("disconnected") << false;
}

void tst_StreamClient::whatIsGatheredLeavesBeforeTheEnd()
{
    QFETCH(bool, halfClose);
    EngineFixture f;
    ClientSettings settings;
    settings.flushWrites = false;
    Pair pair = connectedPair(f, settings);
    f.engine->send(pair.client, "last words");
    if (halfClose)
        f.engine->halfClose(pair.client);
    else
        f.engine->disconnectClient(pair.client);
    QCOMPARE(pair.server.receiveToEnd(), QByteArray("last words"));
}

void tst_StreamClient::repliesComeAsMessagesWithFraming()
{
    EngineFixture f;
    ClientSettings settings;
    settings.framing = QStringLiteral("line");
    Pair pair = connectedPair(f, settings);
    pair.server.send("one\ntw");
    QTRY_COMPARE(f.replies[pair.client].size(), 1);
    pair.server.send("o\nthree\n");
    QTRY_COMPARE(f.replies[pair.client], (QByteArrayList{"one", "two", "three"}));
}

void tst_StreamClient::brokenFramingIsReportedAndBytesGoOn()
{
    EngineFixture f;
    ClientSettings settings;
    settings.framing = QStringLiteral("length4");
    settings.maxFrameBytes = 10;
    Pair pair = connectedPair(f, settings);
    pair.server.send(QByteArray("\0\0\0\x0b", 4));
    QTRY_COMPARE(f.clients[pair.client].error.code, ErrorCode::FrameTooLarge);
    const int chunks = int(f.events(EventKind::Data).size());
    pair.server.send("more");
    QTRY_COMPARE(f.events(EventKind::Data).size(), chunks + 1);
    QCOMPARE(f.clients[pair.client].state, LinkState::Connected);
}

void tst_StreamClient::everyStateIsReportedOnce()
{
    EngineFixture f;
    Pair pair = connectedPair(f);
    f.engine->disconnectClient(pair.client);
    QTRY_COMPARE(f.clients[pair.client].state, LinkState::Closed);
    QCOMPARE(f.states[pair.client],
             (QList<LinkState>{LinkState::Resolving, LinkState::Connecting, LinkState::Connected,
                               LinkState::Closed}));
    QVERIFY(f.clients[pair.client].connectedNs >= f.clients[pair.client].openedNs);
}

void tst_StreamClient::givenUpWhileStillConnecting_data()
{
    QTest::addColumn<bool>("inOrder");
    QTest::newRow("disconnect") << true;
    QTest::newRow("abort") << false;
}

void tst_StreamClient::givenUpWhileStillConnecting()
{
    QFETCH(bool, inOrder);
    RawSocket listener = RawSocket::boundTo(QStringLiteral("127.0.0.1"), SOCK_STREAM);
    listener.listen(0);
    const RawSocket filler = RawSocket::connectedTo(listener.local());
    EngineFixture f;
    ClientSettings settings;
    settings.url = EndpointUrl::parse(QStringLiteral("tcp://") + listener.local().toString()).value();
    const EndpointId client = f.engine->openClient(settings);
    QTRY_COMPARE(f.clients[client].state, LinkState::Connecting);
    if (inOrder)
        f.engine->disconnectClient(client);
    else
        f.engine->abortClient(client);
    QTRY_COMPARE(f.clients[client].state, LinkState::Closed);
    QVERIFY(f.events(EventKind::Reset).isEmpty());
    const QList<Event> ends = f.events(EventKind::Closed);
    QCOMPARE(ends.size(), 1);
    QCOMPARE(ends.front().direction, Direction::None);
    QCOMPARE(ends.front().detail->info, QStringLiteral("abandoned before it was connected"));
}

QTEST_GUILESS_MAIN(tst_StreamClient)
#include "tst_streamclient.moc"
