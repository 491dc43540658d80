// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/impairment/streamline.h"

#include <QTest>
#include <algorithm>

using namespace swb;
using namespace std::chrono_literals;

namespace {

constexpr qint64 ms = 1'000'000;

/// A simulated network whose clock is moved by the test, with its output.
struct Driven
{
    explicit Driven(const Impairment &impairment)
        : line(impairment, 7, RelayDirection::ToServer, 0, counters)
    { }

    void arrive(const QByteArray &bytes)
    {
        line.arrive(bytes, nowNs);
        takeAll();
    }
    void finish()
    {
        line.finish(nowNs);
        takeAll();
    }
    void takeAll()
    {
        while (auto step = line.takeDue(nowNs)) {
            kinds.append(step->kind);
            if (step->kind != StreamLine::StepKind::Write)
                continue;
            writes.append(step->bytes);
            times.append(nowNs - beganNs);
        }
    }
    void goOn(qint64 ns)
    {
        const qint64 untilNs = nowNs + ns;
        while (line.nextNs() && *line.nextNs() <= untilNs) {
            nowNs = std::max(nowNs, *line.nextNs());
            takeAll();
        }
        nowNs = untilNs;
    }

    LineCounters counters;
    StreamLine line;
    qint64 beganNs = 1000 * ms;
    qint64 nowNs = beganNs;
    QByteArrayList writes;
    QList<qint64> times;
    QList<StreamLine::StepKind> kinds;
};

QByteArray numbered(int size)
{
    QByteArray bytes(size, '\0');
    for (int i = 0; i < size; ++i)
        bytes[i] = char(i * 7 % 251);
    return bytes;
}

} // namespace

class TstStreamLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void lineIsOpenWhileNothingIsSet()
    {
        QVERIFY(Driven({}).line.isOpen());
        Impairment impairment;
        impairment.delay = 1ms;
        QVERIFY(!Driven(impairment).line.isOpen());
    }

    void delayKeepsTheOrderAndTheEndComesLast()
    {
        Impairment impairment;
        impairment.delay = 20ms;
        impairment.jitter = {20ms, JitterShape::Uniform};
        Driven line(impairment);
        QByteArray all;
        for (int i = 0; i < 100; ++i) {
            const QByteArray bytes = QByteArray::number(i) + ' ';
            all += bytes;
            line.arrive(bytes);
            line.goOn(ms);
        }
        line.finish();
        QVERIFY(!line.kinds.contains(StreamLine::StepKind::Finish));
        line.goOn(1000 * ms);
        QCOMPARE(line.writes.join(), all);
        QCOMPARE(line.kinds.last(), StreamLine::StepKind::Finish);
        QCOMPARE(line.kinds.count(StreamLine::StepKind::Finish), 1);
        QVERIFY(std::is_sorted(line.times.cbegin(), line.times.cend()));
        QVERIFY(!line.line.nextNs());
    }

    void delayIsMetToTheNanosecond()
    {
        Impairment impairment;
        impairment.delay = 20ms;
        Driven line(impairment);
        line.arrive(numbered(100'000));
        line.goOn(100 * ms);
        QCOMPARE(line.times, QList<qint64>{20 * ms});
    }

    void rateIsKeptInSmallPieces()
    {
        Impairment impairment;
        impairment.bitsPerSecond = 800'000; // 100,000 bytes a second
        Driven line(impairment);
        line.arrive(numbered(10'000));
        line.finish();
        line.goOn(1000 * ms);
        QCOMPARE(line.writes.join(), numbered(10'000));
        QCOMPARE(line.writes.size(), 20); // of 5 ms each
        QCOMPARE(line.times.first(), 5 * ms);
        QCOMPARE(line.times.last(), 100 * ms);
    }

    void sliceCutsAndSpaces_data()
    {
        QTest::addColumn<int>("size");
        for (const int size : {1, 7, 999, 1000, 1001})
            QTest::addRow("%d", size) << size;
    }
    void sliceCutsAndSpaces()
    {
        QFETCH(int, size);
        Impairment impairment;
        impairment.sliceBytes = size;
        impairment.sliceGap = 1ms;
        Driven line(impairment);
        line.arrive(numbered(1000));
        line.finish();
        line.goOn(10'000 * ms);
        QCOMPARE(line.writes.join(), numbered(1000));
        QCOMPARE(line.writes.size(), (1000 + size - 1) / size);
        for (int i = 0; i < line.writes.size(); ++i) {
            QVERIFY(line.writes[i].size() <= size);
            QCOMPARE(line.times[i], i * ms);
        }
        QCOMPARE(line.kinds.last(), StreamLine::StepKind::Finish);
    }

    void coalesceGathers()
    {
        Impairment impairment;
        impairment.coalesceBytes = 10;
        impairment.coalesceWait = 50ms;
        Driven line(impairment);
        line.arrive(numbered(9));
        line.goOn(49 * ms);
        QVERIFY(line.writes.isEmpty());
        line.goOn(ms);
        QCOMPARE(line.writes, QByteArrayList{numbered(9)}); // its time is over
        line.arrive("12345");
        line.arrive("67890");
        QCOMPARE(line.writes.last(), QByteArray("1234567890")); // the size is reached
        line.arrive("the end");
        line.finish();
        QCOMPARE(line.writes.last(), QByteArray("the end")); // nothing more will come
        QCOMPARE(line.kinds.last(), StreamLine::StepKind::Finish);
    }

    void stallHoldsOnceAndThenGoesOn()
    {
        Impairment impairment;
        impairment.stallAfter = 100;
        impairment.stallFor = 2s;
        Driven line(impairment);
        line.arrive(numbered(250));
        QCOMPARE(line.writes.join().size(), 100);
        line.goOn(1999 * ms);
        QCOMPARE(line.writes.join().size(), 100);
        line.goOn(ms);
        QCOMPARE(line.writes.join(), numbered(250));
    }

    void whatIsDiscardedIsCountedAndDidNotPass()
    {
        Impairment impairment;
        impairment.delay = std::chrono::milliseconds(40);
        Driven run(impairment);
        QCOMPARE(run.line.discard(), 0);
        run.line.arrive("hello", run.nowNs);
        run.line.arrive(" world", run.nowNs);
        QCOMPARE(run.line.discard(), 11);
        QVERIFY(!run.line.isFinished());
        QCOMPARE(run.line.waitingBytes(), 0);
        run.line.arrive("!", run.nowNs);
        run.line.finish(run.nowNs);
        QCOMPARE(run.line.discard(), 1);
        QVERIFY(run.line.isFinished());
        run.goOn(impairment.delay.count());
        QVERIFY(!run.line.takeDue(run.nowNs));
        QVERIFY(!run.line.nextNs());
        QCOMPARE(run.counters.received.load(), 3U);
        QCOMPARE(run.counters.passedBytes.load(), 0U);
    }

    void endsAfterExactlySoManyBytes_data()
    {
        QTest::addColumn<int>("bytes");
        for (const int bytes : {99, 100, 101})
            QTest::addRow("%d", bytes) << bytes;
    }
    void endsAfterExactlySoManyBytes()
    {
        QFETCH(int, bytes);
        for (const auto kind : {StreamLine::StepKind::Close, StreamLine::StepKind::Reset}) {
            Impairment impairment;
            (kind == StreamLine::StepKind::Close ? impairment.closeAfter : impairment.resetAfter) = 100;
            Driven line(impairment);
            line.arrive(numbered(bytes));
            line.goOn(ms);
            QCOMPARE(line.writes.join(), numbered(qMin(bytes, 100)));
            QCOMPARE(line.kinds.contains(kind), bytes >= 100);
            QCOMPARE(line.line.isFinished(), bytes >= 100);
        }
    }

    void readerIsToWaitWhileTheQueueIsFull()
    {
        Impairment impairment;
        impairment.bitsPerSecond = 8000;
        impairment.queueBytes = 100;
        Driven line(impairment);
        line.arrive(numbered(99));
        QVERIFY(!line.line.isFull());
        line.arrive(numbered(1));
        QVERIFY(line.line.isFull());
        line.goOn(50 * ms);
        QVERIFY(!line.line.isFull());
    }

    void delayedBytesCountAgainstTheQueue()
    {
        Impairment impairment;
        impairment.delay = 20ms;
        impairment.queueBytes = 100;
        Driven line(impairment);
        line.arrive(numbered(99));
        QVERIFY(!line.line.isFull());
        line.arrive(numbered(1));
        QVERIFY(line.line.isFull());
        line.arrive(numbered(1));
        QVERIFY(line.line.isFull());
        line.goOn(20 * ms);
        QVERIFY(!line.line.isFull());
        QCOMPARE(line.writes.join().size(), 101);
    }

    void lineIsBehindOnlyOnceWhatWasDueStillWaits()
    {
        Impairment impairment;
        impairment.delay = 20ms;
        LineCounters counters;
        StreamLine line(impairment, 7, RelayDirection::ToServer, 0, counters);
        line.arrive("x", 0);
        QVERIFY(!line.isBehind(20 * ms));
        QVERIFY(!line.isBehind(25 * ms));
        QVERIFY(line.isBehind(25 * ms + 1));
        QVERIFY(line.takeDue(25 * ms + 1));
        QVERIFY(!line.isBehind(1000 * ms));
    }

    void bytesComeOutAsTheyWentInInEveryCombination_data()
    {
        QTest::addColumn<int>("combination");
        for (int i = 0; i < 32; ++i)
            QTest::addRow("%d", i) << i;
    }
    void bytesComeOutAsTheyWentInInEveryCombination()
    {
        QFETCH(int, combination);
        const auto has = [&](int bit) { return (combination >> bit & 1) != 0; };
        Impairment impairment;
        impairment.delay = has(0) ? 3ms : 0ms;
        impairment.jitter = {has(0) ? 3ms : 0ms, JitterShape::Exponential};
        impairment.bitsPerSecond = has(1) ? 400'000 : 0;
        impairment.sliceBytes = has(2) ? 13 : 0;
        impairment.coalesceBytes = has(3) ? 100 : 0;
        impairment.stallAfter = has(4) ? 500 : 0;
        impairment.stallFor = has(4) ? 100ms : 0ms;
        Driven line(impairment);
        QByteArray all;
        for (int i = 1; i < 120; ++i) {
            all += numbered(i);
            line.arrive(numbered(i));
            line.goOn((i % 4) * ms);
        }
        line.finish();
        line.goOn(100'000 * ms);
        QCOMPARE(line.writes.join(), all);
        QCOMPARE(line.counters.receivedBytes.load(), quint64(all.size()));
        QCOMPARE(line.counters.passedBytes.load(), quint64(all.size()));
        QCOMPARE(line.line.waitingBytes(), 0);
        QVERIFY(line.line.isFinished());
    }
};

QTEST_APPLESS_MAIN(TstStreamLine)
#include "tst_streamline.moc"
