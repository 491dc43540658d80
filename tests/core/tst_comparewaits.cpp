// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compare/progresstext.h"
#include "core/compare/waits.h"

#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;

/// The waiting times reported for a comparison before it starts, and while it runs.
class TstCompareWaits : public QObject
{
    Q_OBJECT

    static Work lossy()
    {
        Work work;
        work.count = 600;
        work.udp.impairment.toServer.loss = 0.1;
        return work;
    }
    static qint64 seconds(double ns) { return qRound64(ns / 1e9); }

private Q_SLOTS:
    void waitsFollowFromTheLosses()
    {
        Work work = lossy();
        QCOMPARE(seconds(waitsOf(work).expectedNs), 60); // 1 s for each of 60
        QCOMPARE(seconds(waitsOf(work).mostNs), 1'200); // no answer at all, in both lanes
        work.tcp.on = false;
        QCOMPARE(seconds(waitsOf(work).mostNs), 600);
        work.repeats = 3;
        QCOMPARE(seconds(waitsOf(work).expectedNs), 180);
        work.connections = 10; // each has its own wait
        QCOMPARE(seconds(waitsOf(work).expectedNs), 18);
        work.udp.impairment.toClient.loss = 0.1; // 1 - 0.9 * 0.9
        QCOMPARE(seconds(waitsOf(work).expectedNs), 34);
        work.pace = WorkPace::AsFast;
        work.inFlight = 2;
        QCOMPARE(seconds(waitsOf(work).expectedNs), 17);
    }
    void lossesByNumberAndInBurstsCountToo()
    {
        Work work = lossy();
        work.udp.impairment.toServer.loss = 0;
        work.udp.impairment.toServer.drop = {3, 7, 9};
        QCOMPARE(seconds(waitsOf(work).expectedNs), 3);
        work.udp.impairment.toServer.drop = {};
        work.udp.impairment.toServer.burst = {.enter = 0.1, .leave = 0.9}; // a tenth of the time
        QCOMPARE(seconds(waitsOf(work).expectedNs), 60);
    }
    void whatWaitsForNothingSaysNothing()
    {
        QVERIFY(waitsText(Work()).isEmpty()); // nothing is lost
        for (const WorkPace pace : {WorkPace::Rate, WorkPace::Bursts}) {
            Work work = lossy();
            work.pace = pace; // the clock decides when to send
            QVERIFY(waitsText(work).isEmpty());
        }
        Work work = lossy();
        work.pace = WorkPace::AsFast;
        work.direction = WorkDirection::OneWay;
        QVERIFY(waitsText(work).isEmpty());
        work = lossy();
        work.udp.impairment.on = false;
        QVERIFY(waitsText(work).isEmpty());
    }
    void waitsAreSaidWithBothAmounts()
    {
        QCOMPARE(
            waitsText(lossy()),
            u"Waiting for missing answers may take about 60 s, and at most 20 min 0 s if none arrives: the wait for each is 1 s (--timeout)."_s);
    }
    void aBlockedLaneIsWaitedForLongerThanItsRelayHoldsItBack()
    {
        using namespace std::chrono_literals;
        Work work;
        QCOMPARE(seconds(double(longestBlockNs(work, Lane::Tcp))), 13);
        work.tcp.impairment.toServer.stallFor = 30s;
        QCOMPARE(seconds(double(longestBlockNs(work, Lane::Tcp))), 43);
        QCOMPARE(seconds(double(longestBlockNs(work, Lane::Udp))), 13);
        work.tcp.impairment.toServer.bitsPerSecond = 64; // 64 bytes take 8 s
        QCOMPARE(seconds(double(longestBlockNs(work, Lane::Tcp))), 59);
    }

    void progressNamesLaneRepeatMessagesAndTheTimeLeft()
    {
        Work work = lossy();
        work.repeats = 2;
        ComparisonProgress progress;
        progress.tcp.run = 1;
        progress.tcp.running = progress.tcp.warmingUp = true;
        QCOMPARE(progressText(progress, work, 1'000'000'000), u"TCP, repeat 1 of 2: warming up"_s);
        progress.tcp.running = progress.tcp.warmingUp = false;
        progress.tcp.sent = 600;
        progress.udp.running = true;
        progress.udp.run = 1;
        progress.udp.sent = 300;
        QCOMPARE(doneShare(progress, work), 0.375); // one and a half of four
        QCOMPARE(progressText(progress, work, 30'000'000'000),
                 u"UDP, repeat 1 of 2: 300 of 600 messages; about 50 s left"_s);
        work.tcp.on = false;
        QCOMPARE(doneShare(progress, work), 0.25);
    }
};

QTEST_APPLESS_MAIN(TstCompareWaits)
#include "tst_comparewaits.moc"
