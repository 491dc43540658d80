// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/enginefixture.h"
#include "support/processes.h"
#include "support/relayed.h"

#include <thread>

using namespace swb;
using namespace std::chrono_literals;
using test::echo;
using test::mixedBytes;
using test::RawSocket;
using test::Relayed;
using test::with;

class TstRelay : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void datagramsOfEachSizePassBothWays()
    {
        Relayed f;
        f.relay();
        std::thread server([&] { echo(f.target); });
        {
            RawSocket client = f.client();
            for (const int size : {1, 1'472, 1'473, 65'506, 65'507}) {
                const QByteArray bytes = mixedBytes(size);
                client.send(bytes);
                QCOMPARE(client.receive(70'000), bytes);
            }
            client.send(QByteArray("x"));
            QCOMPARE(client.receive(), QByteArray("x"));
        }
        RawSocket::connectedTo(f.target.local(), SOCK_DGRAM).send(QByteArray()); // an empty one ends it
        server.join();
        QTRY_COMPARE(f.status.counters->toServer.passed.load(), 6U);
        QTRY_COMPARE(f.status.counters->toClient.passed.load(), 6U);
        QTRY_COMPARE(f.events(EventKind::Data).size(), 24);
    }

    /// Neither a server nor a client, but a relay with two ends.
    void aRelayHasTwoEnds_data()
    {
        QTest::addColumn<int>("type");
        QTest::newRow("datagrams") << int(SOCK_DGRAM);
        QTest::newRow("streams") << int(SOCK_STREAM);
    }
    void aRelayHasTwoEnds()
    {
        QFETCH(int, type);
        Relayed f(type);
        f.relay();
        RawSocket client = f.client();
        client.send("hello");
        QTRY_COMPARE(f.events(EventKind::Data).size(), 2);
        const QList<Event> data = f.events(EventKind::Data);
        const auto sideOf
            = [&f](const Event &event) { return f.engine->log().conversation(event.conversation); };
        QCOMPARE(data[0].direction, Direction::In);
        QCOMPARE(sideOf(data[0]).role, Role::RelayToClient);
        QCOMPARE(sideOf(data[0]).remote, client.local());
        QCOMPARE(data[1].direction, Direction::Out);
        QCOMPARE(sideOf(data[1]).role, Role::RelayToServer);
        QCOMPARE(sideOf(data[1]).remote, f.target.local());
    }

    void eachClientGetsItsOwnAnswers()
    {
        Relayed f;
        f.relay();
        std::thread server([&] { echo(f.target); });
        std::vector<RawSocket> clients;
        for (int i = 0; i < 20; ++i)
            clients.push_back(f.client());
        for (int i = 0; i < 20; ++i)
            clients[size_t(i)].send("I am " + QByteArray::number(i));
        for (int i = 0; i < 20; ++i)
            QCOMPARE(clients[size_t(i)].receive(), "I am " + QByteArray::number(i));
        clients[0].send(QByteArray()); // an empty one passes too, and ends the server
        server.join();
    }

    void exactlyTheseAreDroppedAndTheLogSaysWhy()
    {
        Relayed f;
        f.relay(with([](Impairment &it) { it.drop = {3, 7, 9}; }));
        RawSocket client = f.client();
        for (int i = 1; i <= 10; ++i)
            client.send(QByteArray::number(i));
        QCOMPARE(f.receiveAll(10), (QList<QByteArray>{"1", "2", "4", "5", "6", "8", "10"}));
        const QList<Event> drops = f.events(EventKind::Dropped);
        QCOMPARE(drops.size(), 3);
        for (const Event &drop : drops)
            QCOMPARE(drop.detail->error.code, ErrorCode::Impaired);
        QVERIFY(drops[0].detail->error.what.contains(QStringLiteral("datagram 3 to the server")));
        QTRY_COMPARE(f.status.counters->toServer.droppedFor(DropReason::ByNumber), 3U);
    }

    void duplicatesComeTwice()
    {
        Relayed f;
        f.relay(with([](Impairment &it) { it.duplicate = 1; }));
        f.client().send("once");
        QCOMPARE(f.receiveAll(1), (QList<QByteArray>{"once", "once"}));
        QTRY_COMPARE(f.status.counters->toServer.duplicated.load(), 1U);
        QTRY_COMPARE(f.status.counters->toServer.passed.load(), 1U);
    }

    void corruptionChangesOneBit()
    {
        Relayed f;
        f.relay(with([](Impairment &it) { it.corrupt = 1; }));
        f.client().send(QByteArray(100, '\0'));
        const QByteArray got = f.target.receive();
        QCOMPARE(got.size(), 100);
        int bits = 0;
        for (const char byte : got)
            bits += qPopulationCount(quint8(byte));
        QCOMPARE(bits, 1);
    }

    void reorderedOneComesAfterTheNext()
    {
        Relayed f;
        RelaySettings settings;
        settings.impairment.toServer.reorder = 0.3;
        settings.impairment.seed = 3;
        f.relay(settings);
        RawSocket client = f.client();
        QList<QByteArray> sent;
        for (int i = 1; i <= 40; ++i) {
            sent.append(QByteArray::number(i));
            client.send(sent.last());
        }
        QList<QByteArray> got = f.receiveAll(40);
        QVERIFY(got != sent);
        std::sort(got.begin(), got.end());
        std::sort(sent.begin(), sent.end());
        QCOMPARE(got, sent);
        QTRY_VERIFY(f.status.counters->toServer.reordered.load() > 0);
    }

    void delayIsAtLeastWhatWasSet()
    {
        Relayed f;
        f.relay(with([](Impairment &it) { it.delay = 30ms; }));
        RawSocket client = f.client();
        for (int i = 0; i < 5; ++i)
            client.send("x");
        QCOMPARE(f.receiveAll(5).size(), 5);
        const auto measured = f.events(EventKind::Data);
        QCOMPARE(measured.size(), 10);
        QVERIFY(measured[5].timeNs - measured[0].timeNs >= 30'000'000 - 1'000'000);
        QTRY_VERIFY(f.status.counters->toServer.now().meanDelay() >= 0.0299);
    }

    void impairmentChangesWhileItRuns()
    {
        Relayed f;
        f.relay();
        RawSocket client = f.client();
        client.send("one");
        QCOMPARE(f.target.receive(), QByteArray("one"));
        RelayImpairment impairment;
        impairment.toServer.loss = 1;
        f.engine->setImpairment(f.id, impairment);
        QTRY_COMPARE(f.status.settings.impairment.toServer.loss, 1.0);
        client.send("two");
        QTRY_COMPARE(f.status.counters->toServer.droppedFor(DropReason::Loss), 1U);
        impairment.on = false; // the master switch
        f.engine->setImpairment(f.id, impairment);
        QTRY_VERIFY(!f.status.settings.impairment.on);
        client.send("three");
        QCOMPARE(f.target.receive(), QByteArray("three"));
    }

    void whatWaitsWhenItStopsIsCounted()
    {
        Relayed f;
        f.relay(with([](Impairment &it) { it.delay = 1h; }));
        RawSocket client = f.client();
        for (int i = 0; i < 10; ++i)
            client.send("x");
        QTRY_COMPARE(f.status.counters->toServer.waiting.load(), 10U);
        f.engine->stopRelay(f.id);
        QTRY_COMPARE(f.status.state, ServerState::Stopped);
        QTRY_COMPARE(f.status.counters->toServer.droppedFor(DropReason::Stopped), 10U);
        QTRY_COMPARE(f.status.counters->toServer.waiting.load(), 0U);
    }

    void aHeldDatagramIsSeenAndGetsWhatAHandWants()
    {
        Relayed f;
        f.relay();
        f.engine->setHand(f.id, RelayDirection::ToServer, HandMode::Hold);
        QTRY_COMPARE(f.held.toServer.mode, HandMode::Hold);
        RawSocket client = f.client();
        for (const char *bytes : {"one", "two", "three", "four"})
            client.send(bytes);
        QTRY_COMPARE(f.held.toServer.datagrams.size(), 4);
        QCOMPARE(f.held.toServer.datagrams.at(2).bytes, QByteArray("three"));
        QVERIFY(f.held.toClient.datagrams.isEmpty());
        const auto order = [&](quint64 number, HeldAction action) {
            f.engine->orderHeld(f.id, {RelayDirection::ToServer, number, action, 1ms, "TWO!"});
        };
        order(1, HeldAction::Drop);
        order(2, HeldAction::Replace);
        order(2, HeldAction::SwapWithNext);
        order(4, HeldAction::Delay);
        QCOMPARE(f.target.receive(), QByteArray("four"));
        order(3, HeldAction::Duplicate);
        f.engine->setHand(f.id, RelayDirection::ToServer, HandMode::Pass);
        QCOMPARE(f.target.receive(), QByteArray("three"));
        QCOMPARE(f.target.receive(), QByteArray("three"));
        QCOMPARE(f.target.receive(), QByteArray("TWO!"));
        QTRY_VERIFY(f.held.toServer.datagrams.isEmpty());
        QTRY_COMPARE(f.events(EventKind::Dropped).size(), 1); // the counter is ahead of the log
        const QList<Event> drops = f.events(EventKind::Dropped);
        QVERIFY(
            drops[0].detail->error.what.contains(QStringLiteral("You dropped datagram 1 to the server.")));
        for (const EventKind kind : {EventKind::Dropped, EventKind::Note}) {
            for (const Event &event : f.events(kind)) {
                QCOMPARE(event.detail->error.code, ErrorCode::ByHand); // nobody had released it
                QCOMPARE(event.direction, Direction::None); // and nothing was received with it
            }
        }
        QTRY_COMPARE(f.status.counters->toServer.passed.load(), 3U);
        QTRY_COMPARE(f.status.counters->toServer.droppedFor(DropReason::ByHand), 1U);
    }

    void answersAreHeldToo()
    {
        Relayed f;
        f.relay();
        f.engine->setHand(f.id, RelayDirection::ToClient, HandMode::Drop);
        QTRY_COMPARE(f.held.toClient.mode, HandMode::Drop);
        RawSocket client = f.client();
        client.send("x");
        QByteArray bytes(10, '\0');
        SockAddr from;
        QCOMPARE(::recvfrom(f.target.descriptor(), bytes.data(), 10, 0, from.get(), &from.length), 1);
        ::sendto(f.target.descriptor(), "gone", 4, 0, from.get(), from.length);
        QTRY_COMPARE(f.status.counters->toClient.droppedFor(DropReason::ByHand), 1U);
        QTRY_COMPARE(f.events(EventKind::Dropped).size(), 1); // the counter is ahead of the log
        const QList<Event> drops = f.events(EventKind::Dropped);
        QVERIFY(drops[0].detail->error.what.contains(QStringLiteral("You dropped datagram 1 to the client")));
        QCOMPARE(drops[0].detail->error.code, ErrorCode::ByHand);
        f.engine->setHand(f.id, RelayDirection::ToClient, HandMode::Hold);
        QTRY_COMPARE(f.held.toClient.mode, HandMode::Hold);
        ::sendto(f.target.descriptor(), "kept", 4, 0, from.get(), from.length);
        QTRY_COMPARE(f.held.toClient.datagrams.size(), 1);
        f.engine->orderHeld(f.id, {RelayDirection::ToClient, 2, HeldAction::Pass, {}, {}});
        QCOMPARE(client.receive(), QByteArray("kept"));
    }

    void whatIsHeldWhenItStopsIsAccountedFor()
    {
        Relayed f;
        f.relay();
        f.engine->setHand(f.id, RelayDirection::ToServer, HandMode::Hold);
        QTRY_COMPARE(f.held.toServer.mode, HandMode::Hold);
        RawSocket client = f.client();
        for (int i = 0; i < 3; ++i)
            client.send("x");
        QTRY_COMPARE(f.held.toServer.datagrams.size(), 3);
        f.engine->stopRelay(f.id);
        QTRY_COMPARE(f.status.state, ServerState::Stopped);
        QVERIFY(f.held.toServer.datagrams.isEmpty());
        QTRY_COMPARE(f.status.counters->toServer.droppedFor(DropReason::Stopped), 3U);
        QTRY_COMPARE(f.events(EventKind::Dropped).size(), 1); // the counter is ahead of the log
        const QList<Event> drops = f.events(EventKind::Dropped);
        QVERIFY(drops[0].detail->info.contains(QStringLiteral("3 queued datagrams to the server")));
    }

    void aStreamHasNothingToHold()
    {
        Relayed f(SOCK_STREAM);
        f.relay();
        f.engine->setHand(f.id, RelayDirection::ToServer, HandMode::Hold);
        f.engine->orderHeld(f.id, {RelayDirection::ToServer, 1, HeldAction::Drop, {}, {}});
        RawSocket client = f.client();
        RawSocket server = f.target.accept();
        client.send("hello");
        QCOMPARE(server.receiveExactly(5), QByteArray("hello"));
    }

    void everyDatagramOfAFloodIsAccountedFor()
    {
        if (const QString why = test::absent(Capability::DropsCounted); !why.isEmpty())
            QSKIP(qPrintable(why));
        Relayed f;
        f.relay(with([](Impairment &it) { it.loss = 0.5; }));
        RawSocket client = f.client();
        quint64 sent = 0;
        for (const QByteArray bytes(60'000, 'x'); sent < 500; ++sent)
            client.send(bytes);
        const LineCounters &counters = f.status.counters->toServer;
        QTRY_COMPARE(counters.received.load() + counters.systemDropped.load(), sent);
        QTRY_COMPARE(counters.passed.load() + counters.droppedInAll() + counters.systemDropped.load(), sent);
    }

    void idleClientIsForgotten()
    {
        Relayed f;
        RelaySettings settings;
        settings.idleTimeout = 1s;
        f.relay(settings);
        RawSocket client = f.client();
        client.send("x");
        QTRY_VERIFY(!f.peers.isEmpty() && f.peers.begin()->state == LinkState::Closed);
        client.send("y"); // and counts as a new one
        QTRY_COMPARE(f.peers.size(), 2);
    }

    void nobodyBehindItIsSaid()
    {
        Relayed f;
        f.relay();
        f.target.close();
        RawSocket client = f.client();
        client.send("x");
        QTRY_VERIFY(f.hasError(ErrorCode::NobodyListening));
    }

    void impossibleSettingsAreRefused()
    {
        Relayed f(SOCK_STREAM);
        RelaySettings settings = with([](Impairment &it) { it.loss = 0.05; });
        settings.target.port = 1;
        f.startRelay(settings);
        QTRY_COMPARE(f.status.state, ServerState::Failed);
        QCOMPARE(f.status.error.code, ErrorCode::ImpossibleForStreams);
    }

    void streamPassesWholeWithHalfClose_data()
    {
        QTest::addColumn<int>("slice");
        QTest::addColumn<int>("coalesce");
        QTest::addColumn<int>("delay");
        QTest::addColumn<int>("size");
        QTest::newRow("as it comes") << 0 << 0 << 0 << 20'000'000;
        QTest::newRow("single bytes") << 1 << 0 << 0 << 20'000;
        QTest::newRow("odd slices") << 1'337 << 0 << 0 << 1'000'000;
        QTest::newRow("64 KiB slices") << 65'536 << 0 << 0 << 20'000'000;
        QTest::newRow("gathered") << 0 << 100'000 << 0 << 5'000'000;
        QTest::newRow("gathered and sliced") << 999 << 65'537 << 0 << 1'000'000;
        QTest::newRow("delayed") << 0 << 0 << 20 << 20'000'000;
    }
    void streamPassesWholeWithHalfClose()
    {
        if (const QString why = test::absent(Capability::HalfCloseAfterPeer); !why.isEmpty())
            QSKIP(qPrintable(why));
        QFETCH(int, slice);
        QFETCH(int, coalesce);
        QFETCH(int, delay);
        QFETCH(int, size);
        Relayed f(SOCK_STREAM);
        f.relay(with([&](Impairment &it) {
            it.sliceBytes = slice;
            it.coalesceBytes = coalesce;
            it.delay = std::chrono::milliseconds(delay);
        }));
        std::thread server([&] { // answers only after receiving everything
            RawSocket peer = f.target.accept();
            peer.send(peer.receiveToEnd());
            peer.finish();
        });
        const QByteArray bytes = mixedBytes(size);
        RawSocket client = f.client();
        client.send(bytes);
        client.finish();
        const QByteArray got = client.receiveToEnd();
        server.join();
        QCOMPARE(got.size(), bytes.size());
        QVERIFY(got == bytes);
        QTRY_COMPARE(f.events(EventKind::Closed).size(), 2);
        QVERIFY(f.events(EventKind::Reset).isEmpty());
        QTRY_COMPARE(f.status.counters->toServer.passedBytes.load(), quint64(size));
    }

    void streamPassesWholeBothWays()
    {
        Relayed f(SOCK_STREAM);
        f.relay();
        constexpr qsizetype size = 20'000'000;
        const QByteArray bytes = mixedBytes(size);
        bool ended = false;
        std::thread server([&] {
            RawSocket peer = f.target.accept();
            peer.send(peer.receiveExactly(size));
            ended = peer.receive().isEmpty();
        });
        RawSocket client = f.client();
        client.send(bytes);
        const QByteArray got = client.receiveExactly(size);
        client.finish();
        server.join();
        QVERIFY(ended);
        QVERIFY(got == bytes);
        QTRY_COMPARE(f.events(EventKind::Closed).size(), 2);
        QCOMPARE(f.status.counters->toServer.passedBytes.load(), quint64(size));
        QCOMPARE(f.status.counters->toClient.passedBytes.load(), quint64(size));
    }

    /// If a socket closes when its peer has finished, what still arrives for it is reported and counts as not
    /// passed.
    void whatComesForAClosedClientIsTold()
    {
        if (test::absent(Capability::HalfCloseAfterPeer).isEmpty())
            QSKIP("These sockets send after the peer has finished.");
        Relayed f(SOCK_STREAM);
        f.relay();
        RawSocket client = f.client();
        RawSocket peer = f.target.accept();
        client.send("hello");
        client.finish();
        QCOMPARE(peer.receiveToEnd(), QByteArray("hello"));
        peer.send("too late");
        peer.finish();
        QVERIFY(client.receive().isEmpty());
        QTRY_COMPARE(f.events(EventKind::Closed).size(), 2);
        QTRY_COMPARE(f.events(EventKind::Dropped).size(), 1);
        const QList<Event> dropped = f.events(EventKind::Dropped);
        QCOMPARE(dropped.first().detail->error.code, ErrorCode::UnsentBytes);
        QVERIFY(dropped.first().detail->error.why.contains(QString::number(qstrlen("too late"))));
        QCOMPARE(f.status.counters->toClient.passedBytes.load(), 0U);
        QCOMPARE(f.status.counters->toServer.passedBytes.load(), 5U);
    }

    void resetIsPassedOnAsReset()
    {
        if (const QString why = test::absent(Capability::FinToldFromReset); !why.isEmpty())
            QSKIP(qPrintable(why));
        Relayed f(SOCK_STREAM);
        f.relay();
        RawSocket client = f.client();
        RawSocket peer = f.target.accept();
        client.send("hello");
        QCOMPARE(peer.receive(), QByteArray("hello"));
        client.reset();
        QVERIFY(peer.receive().isEmpty());
        QCOMPARE(peer.lastError(), ECONNRESET);
    }

    void nobodyListeningBehindItResetsTheClient()
    {
        Relayed f(SOCK_STREAM);
        f.relay();
        f.target.close();
        RawSocket client = f.client();
        QVERIFY(client.receive().isEmpty());
        QCOMPARE(client.lastError(), ECONNRESET);
        QTRY_VERIFY(f.hasError(ErrorCode::ConnectionRefused));
    }

    void streamEndsAfterSoManyBytes_data()
    {
        QTest::addColumn<bool>("reset");
        QTest::newRow("closed") << false;
        QTest::newRow("reset") << true;
    }
    void streamEndsAfterSoManyBytes()
    {
        QFETCH(bool, reset);
        Relayed f(SOCK_STREAM);
        RelaySettings settings;
        (reset ? settings.impairment.toServer.resetAfter : settings.impairment.toServer.closeAfter) = 1000;
        f.relay(settings);
        RawSocket client = f.client();
        RawSocket peer = f.target.accept();
        client.send(QByteArray(1500, 'x'));
        if (reset) {
            while (!peer.receive().isEmpty()) { }
            QCOMPARE(peer.lastError(), ECONNRESET);
        } else {
            QCOMPARE(peer.receiveToEnd().size(), 1000);
            QCOMPARE(peer.lastError(), 0);
            QVERIFY(client.receive().isEmpty());
            QCOMPARE(client.lastError(), 0);
        }
    }

    void readerThatDoesNotReadMakesTheWriterWait()
    {
        Relayed f(SOCK_STREAM);
        f.relay();
        RawSocket client = f.client();
        RawSocket peer = f.target.accept();
        const QByteArray bytes = mixedBytes(1 << 20);
        qint64 taken = 0;
        const timeval moment{1, 0};
        ::setsockopt(client.descriptor(), SOL_SOCKET, SO_SNDTIMEO, &moment, sizeof moment);
        qsizetype sent = bytes.size();
        while (sent == bytes.size() && taken < (qint64(200) << 20)) {
            sent = client.send(bytes);
            taken += sent;
        }
        QVERIFY2(taken < (qint64(100) << 20), qPrintable(QString::number(taken)));
        client.finish();
        QCOMPARE(peer.receiveToEnd().size(), taken);
    }
};

QTEST_GUILESS_MAIN(TstRelay)
#include "tst_relay.moc"
