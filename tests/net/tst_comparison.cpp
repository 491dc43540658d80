// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compare/measuredtext.h"
#include "core/values/capabilities.h"
#include "net/compare/netexperiments.h"
#include "support/enginefixture.h"
#include "support/rawsocket.h"
#include "support/strictwarnings.h"

#include <QSignalSpy>

using namespace swb;
using namespace swb::test;

/// Comparisons on loopback with real bytes.
class TstComparison : public QObject
{
    Q_OBJECT

    struct Outcome
    {
        Scorecard scorecard;
        Error error;
        int progresses = 0;
    };

    static Outcome compare(EngineFixture &fixture, const Work &work)
    {
        Outcome outcome;
        NetExperiments experiments(fixture.engine->log());
        QSignalSpy progress(&experiments, &Experiments::comparisonProgress);
        QSignalSpy finished(&experiments, &Experiments::comparisonFinished);
        experiments.startComparison(work);
        [&] { QTRY_COMPARE(finished.count(), 1); }();
        if (finished.isEmpty())
            return outcome;
        outcome.scorecard = finished.first().at(1).value<Scorecard>();
        outcome.error = finished.first().at(2).value<Error>();
        outcome.progresses = int(progress.count());
        return outcome;
    }

    static void checkWhole(const LaneScore &score, quint64 messages)
    {
        QVERIFY2(!score.error.isError(), qPrintable(score.error.toString()));
        QCOMPARE(score.sent(), messages);
        QCOMPARE(score.delivered(), messages);
        QCOMPARE(score.lost(), quint64(0));
        QVERIFY(score.isAccountedFor());
        QVERIFY(score.loopback);
    }

private Q_SLOTS:
    void pingPongGoesDownBothLanes_data()
    {
        QTest::addColumn<Work>("work");
        const auto row = [](const char *name, auto change) {
            Work work;
            work.count = 300;
            change(work);
            QTest::newRow(name) << work;
        };
        row("one connection", [](Work &) {});
        row("ten connections", [](Work &work) { work.connections = 10; });
        row("uppercase", [](Work &work) { work.direction = WorkDirection::Uppercase; });
        row("a text", [](Work &work) { work.text = "hello"; });
        row("text in uppercase", [](Work &work) {
            work.text = "hello";
            work.direction = WorkDirection::Uppercase;
        });
        row("one byte", [](Work &work) { work.size = 1; });
        row("the largest datagram", [](Work &work) { work.size = limits::workMessageBytes; });
        row("lines", [](Work &work) { work.framing = QStringLiteral("line"); });
        row("lengths", [](Work &work) { work.framing = QStringLiteral("length4"); });
        row("as fast as possible", [](Work &work) {
            work.pace = WorkPace::AsFast;
            work.count = 5'000;
            work.connections = 3;
        });
        row("at a rate", [](Work &work) {
            work.pace = WorkPace::Rate;
            work.rate = 5'000;
        });
        row("in bursts", [](Work &work) {
            work.pace = WorkPace::Bursts;
            work.rate = 5'000;
            work.burst = 50;
        });
        row("at once", [](Work &work) { work.order = LaneOrder::AtOnce; });
        row("warmed up", [](Work &work) { work.warmUp = 100; });
    }
    void pingPongGoesDownBothLanes()
    {
        QFETCH(Work, work);
        EngineFixture fixture;
        const Outcome outcome = compare(fixture, work);
        QVERIFY2(!outcome.error.isError(), qPrintable(outcome.error.toString()));
        QVERIFY(outcome.progresses > 0);
        for (const Lane lane : {Lane::Tcp, Lane::Udp}) {
            QVERIFY(outcome.scorecard.of(lane));
            const LaneScore &score = outcome.scorecard.of(lane)->whole;
            checkWhole(score, quint64(work.count));
            QCOMPARE(score.answered(), quint64(work.count));
            QCOMPARE(score.bytesSent, quint64(work.count * work.messageBytes()));
            QCOMPARE(score.setup.count(), quint64(work.connections));
            QCOMPARE(score.roundTrip.count() + score.late, quint64(work.count));
            QVERIFY(score.atServer);
            if (score.callsAreOurs())
                QVERIFY(score.wireBytesOut > score.bytesSent);
        }
    }

    void encryptedLanesAreCountedToo()
    {
        EngineFixture fixture;
        Work work;
        work.count = 100;
        work.connections = 2;
        work.tcp.encrypted = work.udp.encrypted = true;
        const Outcome outcome = compare(fixture, work);
        QCOMPARE(outcome.scorecard.tcp->whole.transport, Transport::Tls);
        QCOMPARE(outcome.scorecard.udp->whole.transport, Transport::Dtls);
        checkWhole(outcome.scorecard.tcp->whole, 100);
        checkWhole(outcome.scorecard.udp->whole, 100);
        QVERIFY(!outcome.scorecard.udp->whole.wireBytesOut); // QDtls does not report it
    }

    void qtsClassesDoTheSameWork_data()
    {
        QTest::addColumn<Work>("work");
        const auto row = [](const char *name, auto change) {
            Work work;
            work.sockets = SocketFamily::Qt;
            work.count = 300;
            change(work);
            QTest::newRow(name) << work;
        };
        row("ten connections", [](Work &work) { work.connections = 10; });
        row("the largest datagram", [](Work &work) { work.size = limits::workMessageBytes; });
        row("as fast as possible", [](Work &work) {
            work.pace = WorkPace::AsFast;
            work.count = 5'000;
            work.connections = 3;
        });
        row("through relays", [](Work &work) {
            work.tcp.relayed = work.udp.relayed = true;
            work.framing = QStringLiteral("length4");
        });
        row("encrypted", [](Work &work) {
            work.tcp.encrypted = work.udp.encrypted = true;
            work.connections = 2;
        });
        row("warmed up", [](Work &work) { work.warmUp = 100; });
    }
    void qtsClassesDoTheSameWork()
    {
        QFETCH(Work, work);
        EngineFixture fixture;
        const Outcome outcome = compare(fixture, work);
        QVERIFY2(!outcome.error.isError(), qPrintable(outcome.error.toString()));
        for (const Lane lane : {Lane::Tcp, Lane::Udp}) {
            const LaneScore &score = outcome.scorecard.of(lane)->whole;
            checkWhole(score, quint64(work.count));
            QCOMPARE(score.answered(), quint64(work.count));
            QCOMPARE(score.setup.count(), quint64(work.connections));
            QCOMPARE(score.sockets, SocketFamily::Qt);
            QVERIFY(!measure::callsOfClient(score).measured && !measure::callsOfServer(score).measured);
        }
        const LaneScore &stream = outcome.scorecard.tcp->whole;
        QVERIFY(!stream.readsPerMessageAtServer() && !stream.readsPerMessageAtClient());
        QVERIFY(!stream.wireBytesOut);
        QCOMPARE(stream.wireEvidence,
                 whyAbsent(Capability::KernelFigures, SocketFamily::Qt, stream.transport));
        QCOMPARE(outcome.scorecard.udp->whole.readsPerMessageAtServer(), 1.0);
    }

    void callsAreThoseOfTheCountedRun()
    {
        if (!isBuilt(SocketFamily::Native))
            QSKIP("Qt's classes make the calls, and nobody counts them.");
        EngineFixture fixture;
        Work work;
        work.count = 100;
        work.warmUp = 50;
        const Outcome outcome = compare(fixture, work);
        for (const Lane lane : {Lane::Tcp, Lane::Udp}) {
            const LaneScore &score = outcome.scorecard.of(lane)->whole;
            for (const SystemCalls &calls : {score.client.calls, score.atServer->calls}) {
                QCOMPARE(calls.writes, 100U); // ping-pong: one for each message
                QVERIFY(calls.reads >= 100U && calls.reads < 150U);
            }
        }
    }

    void oneWayIsCountedAtTheServer()
    {
        EngineFixture fixture;
        Work work;
        work.count = 20'000;
        work.pace = WorkPace::AsFast;
        work.direction = WorkDirection::OneWay;
        const Outcome outcome = compare(fixture, work);
        const LaneScore &tcp = outcome.scorecard.tcp->whole;
        checkWhole(tcp, 20'000);
        QCOMPARE(tcp.oneWay.count(), quint64(20'000));
        QVERIFY(tcp.roundTrip.isEmpty());
        const LaneScore &udp = outcome.scorecard.udp->whole;
        QCOMPARE(udp.sent(), quint64(20'000));
        QVERIFY(udp.isAccountedFor()); // the system may have dropped some
        QCOMPARE(udp.oneWay.count(), udp.delivered());
        QCOMPARE(udp.lost(), udp.toServer.lost[size_t(LossReason::KernelDrop)]);
    }

    void everyMessageHasAFateInEveryCombination_data()
    {
        QTest::addColumn<int>("combination");
        for (int combination = 0; combination < 64; ++combination)
            QTest::addRow("combination %d", combination) << combination;
    }
    void everyMessageHasAFateInEveryCombination()
    {
        QFETCH(int, combination);
        using namespace std::chrono_literals;
        EngineFixture fixture;
        Work work;
        work.count = 200;
        work.connections = 2;
        work.pace = WorkPace::AsFast;
        work.inFlight = 100; // all of them at once
        work.patience = 400ms;
        work.udp.relayed = work.tcp.relayed = true;
        work.udp.impairment.seed = quint64(combination) + 1;
        Impairment &udp = work.udp.impairment.toServer;
        Impairment &tcp = work.tcp.impairment.toServer;
        const auto has = [combination](int bit) { return (combination >> bit & 1) != 0; };
        udp.loss = has(0) ? 0.2 : 0;
        udp.duplicate = has(1) ? 0.2 : 0;
        udp.reorder = has(2) ? 0.2 : 0;
        udp.corrupt = has(3) ? 0.2 : 0;
        udp.burst.enter = has(4) ? 0.05 : 0;
        udp.burst.leave = 0.5;
        if (has(5))
            udp.drop = {3, 7, 9};
        tcp.sliceBytes = has(0) ? 7 : 0;
        tcp.coalesceBytes = has(1) ? 500 : 0;
        tcp.coalesceWait = 1ms;
        udp.delay = tcp.delay = has(2) ? 1ms : 0ms;
        udp.jitter.amount = tcp.jitter.amount = has(3) ? 1ms : 0ms;
        work.udp.impairment.toClient = udp;
        work.tcp.impairment.toClient = tcp;
        const Outcome outcome = compare(fixture, work);
        checkWhole(outcome.scorecard.tcp->whole, 200); // a relay cannot lose any part of a stream
        const LaneScore &score = outcome.scorecard.udp->whole;
        QVERIFY2(!score.error.isError(), qPrintable(score.error.toString()));
        QCOMPARE(score.sent(), quint64(200));
        QVERIFY(score.isAccountedFor());
        QCOMPARE(score.toServer.sent, score.toServer.delivered + score.toServer.lostInAll());
        QCOMPARE(score.toClient.sent, score.toClient.delivered + score.toClient.lostInAll());
        QCOMPARE(score.toServer.lost[size_t(LossReason::Unknown)], quint64(0));
        QCOMPARE(score.toClient.lost[size_t(LossReason::Unknown)], quint64(0));
        QCOMPARE(score.lost() > 0, has(0) || has(4) || has(5) || score.toServer.unreadable > 0);
        QCOMPARE(score.duplicated() > 0, has(1));
        QCOMPARE(score.toServer.corrupted > 0, has(3));
    }

    void theRelaysOwnFiguresComeWithTheResult()
    {
        EngineFixture fixture;
        Work work;
        work.count = 20;
        work.repeats = 2;
        work.pace = WorkPace::AsFast;
        work.patience = std::chrono::milliseconds(300);
        work.udp.impairment.toServer.drop = {3, 7, 9};
        const Outcome outcome = compare(fixture, work);
        QVERIFY(outcome.scorecard.tcp->whole.relay); // the same setup for both, or they could not be compared
        QCOMPARE(outcome.scorecard.work.tcp.impairment, RelayImpairment{});
        QCOMPARE(outcome.scorecard.udp->runs.size(), 2);
        for (const LaneScore &run : outcome.scorecard.udp->runs) {
            QVERIFY(run.relay);
            QCOMPARE(run.relay->toServer.received, 20U); // each run has its own relay
            QCOMPARE(run.relay->toServer.droppedFor(DropReason::ByNumber), 3U);
            QCOMPARE(run.relay->toServer.passed, 17U);
            QCOMPARE(run.relay->toClient.passed, 17U);
        }
        QCOMPARE(outcome.scorecard.udp->whole.relay->toServer.droppedInAll(), 6U);
    }

    /// With one text answer missing, it is unknown which message the others belong to.
    void answersThatAreNotToldLeaveNoTimes()
    {
        EngineFixture fixture;
        Work work;
        work.text = "hello";
        work.count = 20;
        work.pace = WorkPace::AsFast;
        work.patience = std::chrono::milliseconds(300);
        work.udp.impairment.toServer.drop = {3};
        const Outcome outcome = compare(fixture, work);
        const LaneScore &tcp = outcome.scorecard.tcp->whole;
        QVERIFY(measure::answersAreTold(tcp) && measure::jitter(tcp).measured);
        const LaneScore &udp = outcome.scorecard.udp->whole;
        QCOMPARE(udp.answered(), 19U);
        QVERIFY(!measure::answersAreTold(udp));
        for (const MeasuredText &text :
             {measure::roundTrip(udp, 0.5), measure::jitter(udp), measure::late(udp)}) {
            QVERIFY(!text.measured);
            QCOMPARE(text.note, udp.roundTripNote);
        }
        TimeSeries::Bin all;
        for (qsizetype i = 0; i < udp.series.size(); ++i)
            all.add(udp.series.at(i));
        QCOMPARE(all.arrived, 19U);
        QCOMPARE(all.lost + all.timed, 0U);
    }

    void sameSeedLosesTheSame()
    {
        QList<quint64> delivered;
        for (int run = 0; run < 2; ++run) {
            EngineFixture fixture;
            Work work;
            work.count = 300;
            work.tcp.on = false;
            work.direction = WorkDirection::OneWay;
            work.pace = WorkPace::AsFast;
            work.patience = std::chrono::milliseconds(300);
            work.udp.impairment.toServer.loss = 0.3;
            work.udp.impairment.seed = 11;
            delivered << compare(fixture, work).scorecard.udp->whole.delivered();
        }
        QVERIFY(delivered[0] > 0 && delivered[0] < 300);
        QCOMPARE(delivered[0], delivered[1]);
    }

    /// The server of a lane keeps running between runs: what one warm-up sent must not count for the next
    /// one.
    void theWarmUpOfALaterRunIsWaitedForToo()
    {
        EngineFixture fixture;
        Work work;
        work.count = 500;
        work.warmUp = 400;
        work.repeats = 4;
        work.tcp.on = false;
        work.direction = WorkDirection::OneWay;
        work.pace = WorkPace::AsFast;
        const QList<LaneScore> runs = compare(fixture, work).scorecard.udp->runs;
        QCOMPARE(runs.size(), 4);
        for (const LaneScore &run : runs)
            QCOMPARE(run.atServer->reads, run.delivered()); // one read per datagram
    }

    /// Repeats are independent of each other, and the whole comparison can be reproduced.
    void eachRepeatHasASeedOfItsOwn()
    {
        const auto runs = [] {
            EngineFixture fixture;
            Work work;
            work.count = 300;
            work.repeats = 3;
            work.tcp.on = false;
            work.direction = WorkDirection::OneWay;
            work.pace = WorkPace::AsFast;
            work.patience = std::chrono::milliseconds(300);
            work.udp.impairment.toServer.loss = 0.3;
            work.udp.impairment.seed = 11;
            return compare(fixture, work).scorecard.udp->runs;
        };
        const QList<LaneScore> first = runs();
        const QList<LaneScore> again = runs();
        QCOMPARE(first.size(), 3);
        QSet<quint64> delivered;
        for (int repeat = 0; repeat < 3; ++repeat) {
            delivered.insert(first[repeat].delivered());
            QCOMPARE(again[repeat].delivered(), first[repeat].delivered());
            QCOMPARE(first[repeat].relaySeed, std::optional(repeatSeed(11, repeat)));
        }
        QVERIFY(delivered.size() > 1); // by chance two may have lost the same number
    }

    void othersServersAreAskedByUrl()
    {
        EngineFixture fixture;
        Work work;
        work.count = 200;
        ServerSettings settings;
        settings.reply = QStringLiteral("uppercase");
        work.direction = WorkDirection::Uppercase;
        for (const Lane lane : {Lane::Tcp, Lane::Udp}) {
            const auto server
                = fixture.serve(QString(nameOf(lane)) + QStringLiteral("://127.0.0.1:0"), settings);
            work.of(lane).server = EndpointUrl::parse(fixture.urlOf(server)).value();
        }
        const Outcome outcome = compare(fixture, work);
        for (const Lane lane : {Lane::Tcp, Lane::Udp}) {
            const LaneScore &score = outcome.scorecard.of(lane)->whole;
            checkWhole(score, 200);
            QVERIFY(!score.serverIsOurs);
            QVERIFY(!score.atServer);
            QVERIFY(score.oneWay.isEmpty());
            QCOMPARE(score.corrupted(), quint64(0));
        }
    }

    void whatCannotBeReachedSaysWhy()
    {
        EngineFixture fixture;
        Work work;
        work.count = 3;
        work.patience = std::chrono::milliseconds(100);
        work.tcp.server = EndpointUrl{Transport::Tcp, QStringLiteral("127.0.0.1"), 9};
        work.udp.server = EndpointUrl{Transport::Udp, QStringLiteral("127.0.0.1"), 9};
        const Outcome outcome = compare(fixture, work);
        QCOMPARE(outcome.scorecard.tcp->whole.error.code, ErrorCode::ConnectionRefused);
        QCOMPARE(outcome.scorecard.udp->whole.error.code, ErrorCode::NobodyListening);
        QVERIFY(!outcome.scorecard.isAccountedFor());
    }

    void brokenConnectionsAreAccountedFor()
    {
        EngineFixture fixture;
        Work work;
        work.udp.on = false;
        work.count = 100;
        work.tcp.impairment.toServer.resetAfter = 64 * 20;
        const Outcome outcome = compare(fixture, work);
        const LaneScore &score = outcome.scorecard.tcp->whole;
        QVERIFY(score.error.isError());
        QVERIFY(score.sent() >= 20 && score.sent() < 100);
        QCOMPARE(score.sent(), score.delivered() + score.lost());
        QVERIFY(!outcome.scorecard.isAccountedFor());
    }

    /// It accepts, and never reads.
    void aServerThatTakesNothingEndsTheRun()
    {
        EngineFixture fixture;
        RawSocket server = RawSocket::boundTo(QStringLiteral("127.0.0.1"), SOCK_STREAM);
        server.listen();
        Work work;
        work.udp.on = false;
        work.count = 2'000;
        work.size = limits::workMessageBytes;
        work.pace = WorkPace::AsFast;
        work.inFlight = limits::workInFlight;
        work.patience = std::chrono::milliseconds(50);
        work.tcp.server = EndpointUrl{Transport::Tcp, QStringLiteral("127.0.0.1"), server.local().port};
        const LaneScore score = compare(fixture, work).scorecard.tcp->whole;
        QCOMPARE(score.error.code, ErrorCode::UnsentBytes);
        QVERIFY(score.sent() > 0 && score.sent() < 2'000);
        QCOMPARE(score.answered(), 0U);
    }

    void wrongSettingsAreSaidAtOnce()
    {
        EngineFixture fixture;
        Work work;
        work.count = 0;
        QCOMPARE(compare(fixture, work).error.code, ErrorCode::BadOption);
    }

    void pauseHoldsAndStopEnds()
    {
        MessageLog log;
        NetExperiments experiments(log);
        Work work;
        work.count = 1'000'000;
        work.pace = WorkPace::Rate;
        work.rate = 2'000;
        QList<ComparisonProgress> seen;
        QObject::connect(&experiments, &Experiments::comparisonProgress, &experiments,
                         [&](EndpointId, const ComparisonProgress &progress) { seen.append(progress); });
        QSignalSpy finished(&experiments, &Experiments::comparisonFinished);
        const EndpointId id = experiments.startComparison(work);
        QTRY_VERIFY(!seen.isEmpty() && seen.last().tcp.sent > 0);
        experiments.pauseComparison(id, true);
        QTRY_VERIFY(seen.last().paused);
        // of two reports in a row after the pause is reached, the later one has no more
        QTRY_VERIFY(seen.size() > 3 && seen[seen.size() - 2].paused
                    && seen.last().tcp.sent == seen[seen.size() - 2].tcp.sent);
        const qint64 held = seen.last().tcp.sent;
        experiments.pauseComparison(id, false);
        QTRY_VERIFY(seen.last().tcp.sent > held);
        experiments.stopComparison(id);
        QTRY_COMPARE(finished.count(), 1);
        const auto scorecard = finished.first().at(1).value<Scorecard>();
        QVERIFY(scorecard.stopped);
        QVERIFY(scorecard.tcp->whole.sent() > quint64(held));
        QVERIFY(scorecard.tcp->whole.isAccountedFor());
    }

    void endOfTheExperimentsEndsIt()
    {
        MessageLog log;
        auto experiments = std::make_unique<NetExperiments>(log);
        Work work;
        work.count = 1'000'000;
        bool began = false;
        QObject::connect(experiments.get(), &Experiments::comparisonProgress, experiments.get(),
                         [&began] { began = true; });
        experiments->startComparison(work);
        QTRY_VERIFY(began);
        experiments.reset();
    }

    void logHasItsEndAndNotItsMessages()
    {
        EngineFixture fixture;
        Work work;
        work.count = 500;
        (void)compare(fixture, work);
        QVERIFY(fixture.events(EventKind::Data).isEmpty());
        QCOMPARE(fixture.events(EventKind::Note).size(), 2); // one of each lane
    }

    void repeatsAreKeptApartAndAddedUp()
    {
        EngineFixture fixture;
        Work work;
        work.count = 50;
        work.repeats = 3;
        const Outcome outcome = compare(fixture, work);
        for (const auto &lane : {outcome.scorecard.tcp, outcome.scorecard.udp}) {
            QCOMPARE(lane->runs.size(), 3);
            for (const LaneScore &run : lane->runs)
                checkWhole(run, 50);
            checkWhole(lane->whole, 150);
        }
    }
};

QTEST_GUILESS_MAIN(TstComparison)
#include "tst_comparison.moc"
