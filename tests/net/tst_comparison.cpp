// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/enginefixture.h"
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
        QSignalSpy progress(fixture.engine.get(), &Engine::comparisonProgress);
        QSignalSpy finished(fixture.engine.get(), &Engine::comparisonFinished);
        fixture.engine->startComparison(work);
        [&] { QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, patienceMs); }();
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
            QVERIFY(score.wireBytesOut > score.bytesSent);
        }
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
